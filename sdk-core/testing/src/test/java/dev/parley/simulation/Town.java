// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.Seams;
import dev.parley.api.MandateView;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.Binding;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.model.Tenant;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A marketplace for simulated sessions: buyers, sellers and their agents, each session with a tenant, listings and
 * mandates of its own. Everything in it comes from a seed.
 */
final class Town implements AutoCloseable {
    private static final List<String> BUYERS = List.of("ann", "bob", "cai");
    private static final List<String> SELLERS = List.of("sam", "sue");

    final Random random = new Random();
    private final Random ids = new Random();
    final SettableClock clock = SettableClock.atStart();
    final Chaos chaos = new Chaos(new Random());
    final Ear ear = new Ear(new Random());
    final Parley parley;
    final List<Listing> listings = new ArrayList<>();
    final List<MandateId> mandates = new ArrayList<>();
    Tenant tenant = Caller.MAIN;
    long policyVersion;
    private long keys;

    Town(Ground ground) {
        ParleyBuilder builder = ground.under(
                Parley.builder().clock(clock).random(ids).listener(ear).listenerThreads(1));
        parley = Seams.storeSeenThrough(builder, chaos::around).build();
    }

    /** Founds a session: a tenant with listings, a policy, mandates and private terms. */
    void settle(long seed) {
        random.setSeed(seed);
        chaos.reseed(seed + 1);
        ear.reseed(seed + 2);
        ids.setSeed(seed + 3);
        keys = 0;
        tenant = new Tenant("t" + seed);
        listings.clear();
        mandates.clear();
        policyVersion = 0;
        publish();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            Listing listing = listing(i);
            parley.listings().put(host(), listing, key()).orElseThrow();
            listings.add(listing);
            if (random.nextBoolean()) {
                thresholds(listing);
            }
        }
        for (int i = 0; i < 4; i++) {
            grant();
        }
    }

    private Listing listing(int number) {
        ListingDraft draft = ListingDraft.by(SELLERS.get(random.nextInt(SELLERS.size())), "l" + number)
                .binding(any(List.of(Binding.values())))
                .stockPolicy(any(List.of(StockPolicy.values())))
                .item("one", 1_000, 1 + random.nextInt(3));
        return (random.nextBoolean() ? draft.item("two", 500, 1 + random.nextInt(3)) : draft).build();
    }

    private void thresholds(Listing listing) {
        Json.Builder items = Json.object();
        listing.items()
                .forEach(item -> items.put(
                        item.id().value(),
                        Json.object()
                                .put("autoAccept", 1_100 + random.nextInt(300))
                                .put("autoDecline", 300)
                                .build()));
        parley.negotiations()
                .setPrivateTerms(
                        person(listing.seller().value()),
                        listing.ref(),
                        Json.object().put("items", items.build()).build(),
                        key())
                .orElseThrow();
    }

    /** Gives some agent a mandate. */
    Optional<MandateId> grant() {
        boolean buys = random.nextInt(4) > 0;
        Caller principal = buys ? buyer() : seller();
        MandateDraft draft = buys
                ? SampleMandates.toBuy("bot")
                        .budget(1_000 + random.nextInt(3_000))
                        .unitPrice(600 + random.nextInt(900))
                        .maxDeals(1 + random.nextInt(3))
                : SampleMandates.toSell("bot").unitPrice(random.nextInt(900));
        if (buys && random.nextInt(3) == 0) {
            draft = draft.approvalFrom(900);
        }
        draft = draft.conduct(new Conduct(
                        Set.of("offer", "counter", "accept", "reject", "withdraw"),
                        Optional.of(6L),
                        random.nextInt(2),
                        Set.of()))
                .valid(clock.instant(), clock.instant().plus(Duration.ofHours(2 + random.nextInt(200))));
        Optional<MandateId> given = parley.mandates()
                .grant(principal, draft.toJson(), key())
                .match(done -> Optional.of(done.value()), refused -> Optional.<MandateView>empty())
                .map(view -> view.mandate().id());
        given.ifPresent(mandates::add);
        return given;
    }

    /** Publishes other rules. */
    void publish() {
        Json rules = Json.object()
                .put("opener", any(List.of("buyer", "seller", "either")))
                .put("offerExpirySeconds", 600 + random.nextInt(7_200))
                .put("overallDeadlineSeconds", 3_600 + random.nextInt(100_000))
                .put("maxRounds", 2 + random.nextInt(8))
                .put("maxOffersPerBuyerAndListing", 1 + random.nextInt(8))
                .put("monotoneConcession", random.nextInt(4) == 0)
                .build();
        SettlementRule settlement = random.nextBoolean() ? SettlementRule.EACH_ITEM : SettlementRule.ALL;
        policyVersion = parley.policies()
                .publish(
                        editor(),
                        policyVersion,
                        PolicyDraft.everything(new Choice(AlternatingOffers.ID, rules, settlement))
                                .toJson(),
                        key())
                .match(done -> done.value().version(), refused -> newestPolicy());
    }

    private long newestPolicy() {
        return parley.policies().current(editor()).orElseThrow().version();
    }

    IdempotencyKey key() {
        return new IdempotencyKey("k" + ++keys);
    }

    Caller buyer() {
        return person(any(BUYERS));
    }

    Caller seller() {
        return person(any(SELLERS));
    }

    Caller person(String principal) {
        return new Caller(tenant, new PrincipalId(principal), Optional.empty(), Set.of());
    }

    Caller agentOf(Caller principal) {
        return new Caller(tenant, principal.principal(), Optional.of(new dev.parley.model.AgentId("bot")), Set.of());
    }

    Caller host() {
        return service("host", Caller.Role.HOST);
    }

    Caller operator() {
        return service("operator", Caller.Role.OPERATOR);
    }

    private Caller editor() {
        return service("editor", Caller.Role.POLICY_EDITOR);
    }

    private Caller service(String name, Caller.Role role) {
        return new Caller(tenant, new PrincipalId(name), Optional.empty(), Set.of(role));
    }

    <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    @Override
    public void close() {
        parley.close();
    }
}
