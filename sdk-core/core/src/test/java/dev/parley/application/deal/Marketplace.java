// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.adapter.memory.MemoryStore;
import dev.parley.api.DealView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.Ids;
import dev.parley.application.ListenerSettings;
import dev.parley.application.NamedListener;
import dev.parley.application.SessionCache;
import dev.parley.application.Settings;
import dev.parley.application.command.Idempotency;
import dev.parley.application.fact.Facts;
import dev.parley.application.mandate.GivenMandates;
import dev.parley.application.negotiation.NegotiationService;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Hold;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.Store;
import dev.parley.application.work.DueWork;
import dev.parley.application.work.Listeners;
import dev.parley.application.work.Worker;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.Domain;
import dev.parley.model.Hash;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.OrderReference;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.policy.Choice;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.port.Inventory;
import dev.parley.port.NegotiationListener;
import dev.parley.port.Telemetry;
import dev.parley.protocol.ProtocolRegistry;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A whole marketplace in memory with a clock that is set by hand: lamps for sale, and people who haggle over them. */
public final class Marketplace {
    public static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    public static final Caller HOST = Caller.person("the-host", Caller.Role.HOST);
    public static final Caller OPERATOR = Caller.person("the-operator", Caller.Role.OPERATOR);
    public static final Caller SELLER = Caller.person("sven");
    public static final Caller BUYER = Caller.person("berta");
    public static final ItemId LAMP = new ItemId("lamp");
    public static final long PRICE = 9_000;

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final IssueId PRICE_ISSUE = new IssueId("price");

    public final MemoryStore memory = new MemoryStore();
    public final HandTransaction transaction = new HandTransaction();
    public final Environment environment;
    public final NegotiationAccess access;
    public final NegotiationService negotiations;
    public final DealService deals;
    public final DueWork worker;
    public volatile Instant now = START;

    private final Map<String, Listing> listings = new ConcurrentHashMap<>();
    private final Set<AccountId> accounts = new TreeSet<>();
    private int keys;

    public Marketplace() {
        this(store -> store, Optional.empty(), List.of());
    }

    public Marketplace(
            UnaryOperator<Store> around, Optional<Inventory> inventory, List<NegotiationListener> listeners) {
        Random random = new Random(7);
        environment = new Environment(
                around.apply(memory),
                () -> now,
                new Ids(() -> now, random),
                ProtocolRegistry.of(List.of(new AlternatingOffers())),
                Optional.of((tenant, listing) -> Optional.ofNullable(listings.get(listing.value()))),
                inventory,
                transaction,
                new EphemeralKeys(),
                named(listeners),
                Telemetry.NONE,
                Settings.DEFAULT,
                new Facts(Optional.empty(), Optional.empty(), Facts.WAIT, () -> now),
                SessionCache.NONE);
        Idempotency idempotency = new Idempotency(environment);
        access = NegotiationAccess.of(environment, idempotency);
        negotiations = new NegotiationService(access);
        deals = new DealService(environment, idempotency, Duration.ofSeconds(1));
        worker = new DueWork(new Worker(access), new Listeners(access, ListenerSettings.DEFAULT), environment.facts());
        memory.commit(policy());
    }

    private static List<NamedListener> named(List<NegotiationListener> listeners) {
        List<NamedListener> named = new ArrayList<>();
        for (NegotiationListener listener : listeners) {
            named.add(new NamedListener("listener-" + (named.size() + 1), listener));
        }
        return named;
    }

    private static Append policy() {
        Choice choice = new Choice(AlternatingOffers.ID, Json.object().build(), SettlementRule.EACH_ITEM);
        Policy policy = new Policy(
                1,
                START,
                new PrincipalId("product"),
                "",
                List.of(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
        return Append.to(Caller.MAIN)
                .record(new RecordPut(
                        RecordKind.POLICY, String.format("%016d", 1), 0, policy.toJson(), Set.of("policy")))
                .build();
    }

    /** Lists a lamp. */
    public Marketplace sells(String listing, Binding binding, StockPolicy policy, long stock) {
        return sells(listing, binding, policy, stock, EUR);
    }

    Marketplace sells(String listing, Binding binding, StockPolicy policy, long stock, Currency currency) {
        Issue price = new Issue(PRICE_ISSUE, IssueRole.UNIT_PRICE, new Domain.Price(currency, 0, 1_000_000, 1));
        Item lamp = new Item(LAMP, "A lamp", List.of(price), new Money(10_000, currency), stock);
        listings.put(
                listing,
                new Listing(
                        new ListingRef(listing),
                        SELLER.principal(),
                        "lamps",
                        Map.of(),
                        PriceBasis.ALL_INCLUDED,
                        binding,
                        policy,
                        List.of(lamp)));
        accounts.add(stock(listing));
        return this;
    }

    public static AccountId stock(String listing) {
        return AccountId.stock(new ListingRef(listing), LAMP);
    }

    /** Gives an agent a mandate. */
    public Marketplace mandate(String id, Caller agent, SeatRole role, long budget, long deals) {
        assertThat(memory.commit(GivenMandates.mandate(id, agent, role, START, budget, deals)))
                .isInstanceOf(CommitResult.Appended.class);
        accounts.add(AccountId.budget(new MandateId(id)));
        accounts.add(AccountId.deals(new MandateId(id)));
        return this;
    }

    public IdempotencyKey key() {
        return new IdempotencyKey("key-" + ++keys);
    }

    /** Opens with an offer. */
    public NegotiationId offers(Caller buyer, String listing) {
        accounts.add(AccountId.slot(new ListingRef(listing), buyer.principal()));
        Currency currency = Objects.requireNonNull(listings.get(listing)).currency();
        Terms terms = Terms.of(LAMP, Map.of(PRICE_ISSUE, Value.of(new Money(PRICE, currency))));
        OpenNegotiation open = OpenNegotiation.on(new ListingRef(listing)).with(MakeMove.of("offer", terms));
        return negotiations.open(buyer, open, key()).orElseThrow().id();
    }

    /** Accepts what is offered. */
    public Outcome<NegotiationView> accepts(Caller caller, NegotiationId negotiation) {
        Json offer =
                negotiations.find(OPERATOR, negotiation).orElseThrow().details().get("offer");
        MakeMove accept = MakeMove.of("accept")
                .answering(
                        new OfferId(offer.get("id").text()),
                        new Hash(offer.get("termsHash").text()));
        return negotiations.move(caller, negotiation, accept, key());
    }

    /** Agrees on a lamp. */
    public DealId agrees(Caller buyer, String listing) {
        return agrees(buyer, SELLER, listing);
    }

    /** Agrees on a lamp, the seller being somebody's agent perhaps. */
    public DealId agrees(Caller buyer, Caller seller, String listing) {
        NegotiationView view = accepts(seller, offers(buyer, listing)).orElseThrow();
        return view.deals().get(0);
    }

    public Marketplace after(Duration passed) {
        now = now.plus(passed);
        return this;
    }

    /** Does what is due. */
    public Marketplace works() {
        int ignored = worker.runDue();
        assertSound();
        return this;
    }

    /** Redeems in a transaction of the host that is committed. */
    public Outcome<List<DealView>> pays(String order, DealId... paid) {
        transaction.begin();
        var outcome = deals.redeem(HOST, List.of(paid), new OrderReference(order));
        transaction.commit();
        assertSound();
        return outcome;
    }

    public String state(DealId deal) {
        return deals.find(HOST, deal).orElseThrow().status().state().name();
    }

    public long held(AccountId account) {
        return account(account).map(Account::held).orElse(0L);
    }

    public long consumed(AccountId account) {
        return account(account).map(Account::consumed).orElse(0L);
    }

    private Optional<Account> account(AccountId account) {
        return memory.account(Caller.MAIN, account);
    }

    /** What is held on every account is what its holders hold, and nothing is overdrawn. */
    public void assertSound() {
        for (AccountId id : accounts) {
            long holds = memory.holds(Caller.MAIN, id, 1_000).stream()
                    .mapToLong(Hold::amount)
                    .sum();
            assertThat(holds).as("holds on %s", id).isEqualTo(held(id));
            assertThat(account(id).map(Account::available).orElse(0L))
                    .as("available of %s", id)
                    .isNotNegative();
            assertThat(consumed(id)).as("consumed of %s", id).isNotNegative();
        }
    }

    /** Nobody holds anything any more. */
    public void assertNothingHeld() {
        assertSound();
        List<AccountId> held = new ArrayList<>(accounts);
        held.removeIf(id -> held(id) == 0);
        assertThat(held).isEmpty();
    }

    /** The refusal's code, or that it was done. */
    public static String code(Outcome<?> outcome) {
        return outcome.match(done -> "done", refused -> refused.code().name());
    }
}
