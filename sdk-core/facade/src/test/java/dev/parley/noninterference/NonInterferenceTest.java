// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.http.Reply;
import dev.parley.mandate.Bounds;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.Binding;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.model.Tenant;
import dev.parley.model.Terms;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two worlds differ in a secret of one side only: the seller's thresholds, or the mandate of the buyer's agent. Whatever
 * is done in both, the other side, an onlooker with another seat and a stranger get the same bytes over HTTP until an
 * answer by itself or an offer that only one mandate allows tells them apart. {@code -Dparley.noninterference.scripts=…}
 * says how many scripts are played.
 */
class NonInterferenceTest {
    private static final int SCRIPTS = Integer.getInteger("parley.noninterference.scripts", 60);
    private static final int STEPS = 14;
    private static final Caller SELLER = Caller.person("seller");
    private static final Caller BUYER = Caller.person("buyer");
    private static final Caller BOT = Caller.agent("buyer", "bot");
    private static final Caller STRANGER = Caller.person("stranger");

    static {
        System.setProperty("org.slf4j.simpleLogger.log.dev.parley", "off");
    }

    @Test
    void sellers_thresholds_do_not_show() {
        int compared = 0;
        try (Worlds worlds = new Worlds(Optional.empty())) {
            for (long seed = 1; seed <= SCRIPTS; seed++) {
                compared += thresholds(seed, worlds);
            }
        }
        assertThat(compared).isGreaterThan(SCRIPTS * 10);
    }

    @Test
    void buyers_mandate_does_not_show() {
        int compared = 0;
        try (Worlds worlds = new Worlds(Optional.empty())) {
            for (long seed = 1; seed <= SCRIPTS; seed++) {
                compared += mandates(seed, worlds);
            }
        }
        assertThat(compared).isGreaterThan(SCRIPTS * 10);
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEW", "EVENT", "REFUSAL", "LENGTH"})
    void finds_a_planted_leak(Leak leak) {
        assertThatThrownBy(() -> {
                    try (Worlds worlds = new Worlds(Optional.of(leak))) {
                        for (long seed = 1; seed <= 200; seed++) {
                            int ignored = thresholds(seed, worlds);
                        }
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed ")
                .hasMessageContaining("tells the worlds apart");
    }

    /** Two worlds, in which one script after the other is played, each in a tenant of its own. */
    private record Worlds(Optional<Leak> leak, World one, World two) implements AutoCloseable {
        Worlds(Optional<Leak> leak) {
            this(leak, new World(leak.map(Leak::protocol)), new World(leak.map(Leak::protocol)));
        }

        @Override
        public void close() {
            one.close();
            two.close();
        }
    }

    private static Listing listing(Random random) {
        ListingDraft draft = ListingDraft.by("seller", "goods-1")
                .binding(any(random, Binding.values()))
                .stockPolicy(any(random, StockPolicy.values()))
                .item("one", 1_000, 1);
        return (random.nextBoolean() ? draft.item("two", 500, 2) : draft).build();
    }

    private static <T> T any(Random random, T[] some) {
        return some[random.nextInt(some.length)];
    }

    private static Pair pair(long seed, Listing listing, List<Caller> observers, Worlds worlds, Random random) {
        worlds.one().begin(new Tenant("t" + seed), seed);
        worlds.two().begin(new Tenant("t" + seed), seed);
        SettlementRule settlement = random.nextBoolean() ? SettlementRule.EACH_ITEM : SettlementRule.ALL;
        Json rules = Json.object()
                .put("opener", random.nextBoolean() ? "buyer" : "either")
                .put("maxRounds", 3 + random.nextInt(12))
                .put("maxOffersPerBuyerAndListing", 2 + random.nextInt(8))
                .put("monotoneConcession", random.nextInt(4) == 0)
                .build();
        ProtocolId protocol = worlds.leak().map(Leak::id).orElse(AlternatingOffers.ID);
        worlds.one().found(listing, protocol, rules, settlement);
        worlds.two().found(listing, protocol, rules, settlement);
        return new Pair(worlds.one(), worlds.two(), observers);
    }

    /** What the seller answers by itself, in minor units. */
    private record Limits(long accept, long decline) {
        static Limits some(Random random) {
            return new Limits(900 + random.nextInt(250), random.nextInt(250));
        }

        int verdict(Terms terms) {
            long cents = Pair.cents(terms);
            return cents >= accept ? 1 : cents < decline ? -1 : 0;
        }

        Json toJson(Listing listing) {
            Json.Builder items = Json.object();
            listing.items()
                    .forEach(item -> items.put(
                            item.id().value(),
                            Json.object()
                                    .put("autoAccept", accept)
                                    .put("autoDecline", decline)
                                    .build()));
            return Pair.thresholds(items);
        }
    }

    private static int thresholds(long seed, Worlds worlds) {
        Random random = new Random(seed);
        Listing listing = listing(random);
        Limits mine = Limits.some(random);
        Limits other = Limits.some(random);
        Pair pair = pair(seed, listing, List.of(BUYER, STRANGER), worlds, random);
        pair.one.thresholds(SELLER, listing, mine.toJson(listing));
        pair.two.thresholds(SELLER, listing, other.toJson(listing));
        return play(
                seed,
                pair,
                new Script(seed, listing, BUYER, SELLER),
                (line, inOne, inTwo) -> pair.newOffersOfTheBuyer().stream()
                        .anyMatch(terms -> mine.verdict(terms) != other.verdict(terms)));
    }

    private static int mandates(long seed, Worlds worlds) {
        Random random = new Random(seed);
        Listing listing = listing(random);
        Pair pair = pair(seed, listing, List.of(SELLER, STRANGER), worlds, random);
        boolean holdsEarly = listing.binding() == Binding.ON_ACCEPTANCE;
        pair.one.mandate(BUYER, mandate(random, holdsEarly).toJson());
        pair.two.mandate(BUYER, mandate(random, holdsEarly).toJson());
        return play(
                seed,
                pair,
                new Script(seed, listing, BOT, SELLER),
                (line, inOne, inTwo) -> line.who().filter(BOT::equals).isPresent() && done(inOne) != done(inTwo));
    }

    /** Where a budget is held only from acceptance on, the rules themselves let the seller learn that there is none. */
    private static MandateDraft mandate(Random random, boolean budget) {
        Bounds bounds = new Bounds(
                List.of(),
                Optional.of(euros(700 + random.nextInt(500))),
                Optional.of(euros(1_000 + random.nextInt(1_000))),
                budget ? Optional.of(euros(1_000 + random.nextInt(1_000))) : Optional.empty(),
                Optional.empty(),
                Optional.of(euros(800 + random.nextInt(400))));
        return SampleMandates.toBuy("bot")
                .bounds(bounds)
                .conduct(new Conduct(
                        Set.of("offer", "counter", "accept", "reject", "withdraw"),
                        Optional.of(4L + random.nextInt(4)),
                        0,
                        Set.of()));
    }

    private static Money euros(long cents) {
        return new Money(cents, ListingDraft.EUR);
    }

    private static boolean done(Optional<Reply> reply) {
        return reply.filter(found -> found.status() < 300).isPresent();
    }

    private static int play(long seed, Pair pair, Script script, Pair.Disclosed disclosed) {
        StringBuilder played = new StringBuilder();
        try {
            boolean on = true;
            for (int step = 0; step < STEPS && on; step++) {
                Script.Line line = script.next(pair.opened());
                played.append(step).append(": ").append(line.what()).append('\n');
                on = pair.play(line, disclosed);
            }
            return pair.compared();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\nafter:\n" + played, e);
        }
    }
}
