// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.adapter.memory.MemoryStore;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.application.command.Idempotency;
import dev.parley.application.deal.DealService;
import dev.parley.application.fact.Facts;
import dev.parley.application.listing.ListingService;
import dev.parley.application.mandate.MandateService;
import dev.parley.application.negotiation.FrozenListings;
import dev.parley.application.negotiation.MakeApproved;
import dev.parley.application.negotiation.NegotiationService;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.terms.TrialOpening;
import dev.parley.application.policy.PolicyService;
import dev.parley.model.Binding;
import dev.parley.model.Domain;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.StockPolicy;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.port.Caller;
import dev.parley.port.HostTransaction;
import dev.parley.port.ListingSource;
import dev.parley.port.Telemetry;
import dev.parley.protocol.ProtocolRegistry;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A marketplace in memory whose clock stands until a test moves it, with a shop that sells anything by the piece. */
public final class Market {
    public static final Currency EUR = Currency.getInstance("EUR");
    public static final ItemId BIKE = new ItemId("bike");
    public static final Caller SHOP = Caller.person("shop");
    public static final Caller ALICE = Caller.person("alice");
    public static final Caller BOT = Caller.agent("alice", "bot");
    public static final Caller STRANGER = Caller.person("mallory");
    public static final Caller HOST = Caller.person("host", Caller.Role.HOST);
    public static final Caller EDITOR = Caller.person("pat", Caller.Role.POLICY_EDITOR);
    public static final Caller OPERATOR = Caller.person("olga", Caller.Role.OPERATOR);

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong keys = new AtomicLong();
    public final MemoryStore store = new MemoryStore();
    public final Environment environment;
    public final NegotiationService negotiations;
    public final MandateService mandates;
    public final PolicyService policies;
    public final ListingService listings;

    public Market() {
        this(Optional.empty());
    }

    public Market(Optional<ListingSource> source) {
        environment = new Environment(
                store,
                this::now,
                new Ids(this::now, new SecureRandom()),
                ProtocolRegistry.of(List.of(new AlternatingOffers())),
                source,
                Optional.empty(),
                HostTransaction.NONE,
                new EphemeralKeys(),
                List.of(),
                Telemetry.NONE,
                Settings.DEFAULT,
                new Facts(Optional.empty(), Optional.empty(), Facts.WAIT, this::now),
                SessionCache.NONE);
        Idempotency idempotency = new Idempotency(environment);
        NegotiationAccess access = NegotiationAccess.of(environment, idempotency);
        negotiations = new NegotiationService(access);
        mandates = new MandateService(environment, idempotency, new MakeApproved(access));
        policies = new PolicyService(environment, idempotency, new TrialOpening(environment));
        DealService deals = new DealService(environment, idempotency);
        listings = new ListingService(environment, idempotency, deals.outsideSales(), new FrozenListings(access));
    }

    /** A market where every listing is haggled over. */
    public static Market open() {
        Market market = new Market();
        market.policies
                .publish(EDITOR, 0, draft(rule("all").build()), market.key())
                .orElseThrow();
        return market;
    }

    public IdempotencyKey key() {
        return new IdempotencyKey("key-" + keys.incrementAndGet());
    }

    public Instant now() {
        return START.plusNanos(passed.get());
    }

    public Market after(Duration time) {
        passed.addAndGet(time.toNanos());
        return this;
    }

    public static Json draft(Json... rules) {
        return Json.object()
                .put("rules", Json.array(List.of(rules)))
                .put("comment", "For the tests")
                .build();
    }

    public static Json.Builder rule(String name) {
        return rule(name, Json.object().build());
    }

    public static Json.Builder rule(String name, Json parameters) {
        return Json.object()
                .put("name", name)
                .put(
                        "choice",
                        Json.object()
                                .put("protocol", "alternating-offers")
                                .put("version", 1)
                                .put("parameters", parameters)
                                .put("settlement", "each-item")
                                .build());
    }

    public static Listing bike(String ref, long stock) {
        Issue price = new Issue(new IssueId("price"), IssueRole.UNIT_PRICE, new Domain.Price(EUR, 0, 1_000_000, 1));
        return new Listing(
                new ListingRef(ref),
                SHOP.principal(),
                "sports",
                Map.of(),
                PriceBasis.ALL_INCLUDED,
                Binding.ON_ACCEPTANCE,
                StockPolicy.RESERVED_AT_AGREEMENT,
                List.of(new Item(BIKE, "A bike", List.of(price), new Money(20_000, EUR), stock)));
    }

    public ListingRef listed(String ref) {
        return listings.put(HOST, bike(ref, 5), key()).orElseThrow().ref();
    }

    public static MakeMove offer(long cents) {
        return MakeMove.of("offer", Terms.of(BIKE, Map.of(new IssueId("price"), Value.of(new Money(cents, EUR)))));
    }

    public Outcome<NegotiationView> opens(Caller caller, ListingRef listing, long cents) {
        return negotiations.open(caller, OpenNegotiation.on(listing).with(offer(cents)), key());
    }

    /** A mandate for alice's bot to buy anything, with these bounds. */
    public static Json.Builder mandate(Json bounds) {
        return Json.object()
                .put("agent", "bot")
                .put("role", "BUYER")
                .put(
                        "scope",
                        Json.object()
                                .put("anything", true)
                                .put("categories", Json.array(List.of()))
                                .put("listings", Json.array(List.of()))
                                .put("sellers", Json.array(List.of()))
                                .build())
                .put("currency", "EUR")
                .put("taxIncluded", true)
                .put("shippingIncluded", true)
                .put("bounds", bounds)
                .put(
                        "conduct",
                        Json.object()
                                .put("kinds", Json.array(List.of("offer", "accept", "withdraw", "counter"), Json::of))
                                .put("minSecondsBetweenMoves", 0)
                                .put("disclosure", Json.array(List.of()))
                                .build())
                .put("validFrom", "2026-01-01T00:00:00.000000Z")
                .put("validUntil", "2027-01-01T00:00:00.000000Z");
    }

    public static Json bounds(String name, Json bound) {
        return Json.object()
                .put("issues", Json.array(List.of()))
                .put(name, bound)
                .build();
    }

    public static Json euros(long cents) {
        return Value.of(new Money(cents, EUR)).toJson();
    }

    /** The code with which something is refused. */
    public static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    /** Everything that a refusal tells. */
    public static String told(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.params().toString());
    }

    /** Pointers and sentences of a refusal's violations. */
    public static List<String> violations(Outcome<?> outcome) {
        List<Json> found = outcome.match(
                done -> List.of(),
                refused -> Optional.ofNullable(refused.params().get("violations"))
                        .orElseThrow()
                        .elements());
        assertThat(found).isNotEmpty();
        return found.stream()
                .map(violation -> violation.get("pointer").text() + ": "
                        + violation.get("message").text())
                .toList();
    }
}
