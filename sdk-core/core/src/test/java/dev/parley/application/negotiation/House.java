// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.adapter.caffeine.CaffeineSessions;
import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.adapter.memory.MemoryStore;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.application.Environment;
import dev.parley.application.Ids;
import dev.parley.application.Settings;
import dev.parley.application.command.Idempotency;
import dev.parley.application.fact.Facts;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.store.Append;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.model.Binding;
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
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.policy.Choice;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.port.HostTransaction;
import dev.parley.port.ListingSource;
import dev.parley.port.Telemetry;
import dev.parley.protocol.ProtocolRegistry;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A small marketplace in memory: one listing, a policy, a clock that is set. */
final class House implements InstantSource {
    static final Currency EUR = Currency.getInstance("EUR");
    static final ListingRef LAMP = new ListingRef("lamp-1");
    static final IssueId PRICE = new IssueId("price");
    static final Caller BERTA = Caller.person("berta");
    static final Caller BODO = Caller.person("bodo");
    static final Caller SARA = Caller.person("sara");

    private final Map<ListingRef, Listing> listings = new HashMap<>();
    final MemoryStore store = new MemoryStore();
    final Environment environment;
    final NegotiationService negotiations;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private int keys;

    House(SettlementRule settlement, Json parameters) {
        environment = new Environment(
                store,
                this,
                new Ids(this, new Random(7)),
                ProtocolRegistry.of(List.of(new AlternatingOffers())),
                Optional.<ListingSource>of((tenant, ref) -> Optional.ofNullable(listings.get(ref))),
                Optional.empty(),
                HostTransaction.NONE,
                new EphemeralKeys(),
                List.of(),
                Telemetry.NONE,
                Settings.DEFAULT,
                new Facts(Optional.empty(), Optional.empty(), Facts.WAIT, this),
                new CaffeineSessions(1_000));
        negotiations = new NegotiationService(NegotiationAccess.of(environment, new Idempotency(environment)));
        publish(settlement, parameters);
        list(lamp(Binding.ON_ACCEPTANCE, "shade"));
    }

    static House plain() {
        return new House(SettlementRule.EACH_ITEM, Json.object().build());
    }

    private void publish(SettlementRule settlement, Json parameters) {
        PolicyRule rule = new PolicyRule(
                "all",
                true,
                Optional.empty(),
                Optional.empty(),
                Selector.EVERY_LISTING,
                new Choice(AlternatingOffers.ID, parameters, settlement));
        Policy policy = new Policy(1, now, new PrincipalId("pia"), "", List.of(rule));
        store.commit(Append.to(Caller.MAIN)
                .record(new RecordPut(RecordKind.POLICY, "0000000000000001", 0, policy.toJson(), Set.of("policy")))
                .build());
    }

    void list(Listing listing) {
        listings.put(listing.ref(), listing);
    }

    static Listing lamp(Binding binding, String... items) {
        return new Listing(
                LAMP,
                SARA.principal(),
                "lamps",
                Map.of(),
                PriceBasis.ALL_INCLUDED,
                binding,
                StockPolicy.RESERVED_AT_AGREEMENT,
                List.of(items).stream().map(House::item).toList());
    }

    private static Item item(String name) {
        Issue price = new Issue(PRICE, IssueRole.UNIT_PRICE, new Domain.Price(EUR, 0, 1_000_000, 1));
        return new Item(new ItemId(name), "A " + name, List.of(price), new Money(10_000, EUR), 1);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    IdempotencyKey key() {
        return new IdempotencyKey("key-" + ++keys);
    }

    static Terms at(String item, long cents) {
        return Terms.of(new ItemId(item), Map.of(PRICE, Value.of(new Money(cents, EUR))));
    }

    /** The standing offer's id in a view. */
    static OfferId offer(NegotiationView view) {
        return new OfferId(view.details().get("offer").get("id").text());
    }

    static Hash hash(NegotiationView view) {
        return new Hash(view.details().get("offer").get("termsHash").text());
    }

    /** An answer to the standing offer. */
    static MakeMove answer(String kind, NegotiationView view, Terms... items) {
        return MakeMove.of(kind, items).answering(offer(view), hash(view));
    }
}
