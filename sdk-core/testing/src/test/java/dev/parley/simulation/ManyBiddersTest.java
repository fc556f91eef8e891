// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.mandate.Conduct;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.port.KeySource;
import dev.parley.port.SealingKey;
import dev.parley.protocol.Input;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.samples.InterceptedGame;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleListings;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an auction costs as its bidders become many: work is counted, since time depends on the machine. */
class ManyBiddersTest {
    private static final Caller SELLER = SampleListings.SELLER;
    private static final Duration DAY = Duration.ofDays(1);

    /** An auction that counts what it is asked. */
    private static final class Counted implements InterceptedGame.Interceptor {
        private static final ProtocolId ID = new ProtocolId("counted-auction", 1);

        private final Map<String, Integer> asked = new TreeMap<>();

        Protocol<?, ?, ?, ?> protocol() {
            return InterceptedGame.of(ID, new SealedAuction(), this);
        }

        @Override
        public Object answer(String method, Object[] arguments, Object result) {
            boolean falling = method.equals("decide") && arguments[1] instanceof Input.Due;
            asked.merge(falling ? "decide a deadline" : method, 1, Integer::sum);
            return result;
        }

        Map<String, Integer> since(Map<String, Integer> before) {
            Map<String, Integer> more = new HashMap<>();
            asked.forEach((name, times) -> more.put(name, times - before.getOrDefault(name, 0)));
            return more;
        }
    }

    private static TestParley market(Counted counted, Json rules) {
        return market(counted, rules, new EphemeralKeys());
    }

    private static TestParley market(Counted counted, Json rules, KeySource keys) {
        TestParley test = TestParley.create(
                builder -> builder.protocol(counted.protocol()).keys(keys));
        Choice choice = new Choice(Counted.ID, rules, SettlementRule.EACH_ITEM);
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("auction", Selector.EVERY_LISTING, choice)));
        return test;
    }

    private static NegotiationId opened(TestParley test) {
        return test.parley()
                .negotiations()
                .open(SELLER, OpenNegotiation.on(SampleListings.BIKE.ref()), test.key())
                .orElseThrow()
                .id();
    }

    private static void bids(TestParley test, NegotiationId auction, Caller bidder, long cents) {
        test.parley()
                .negotiations()
                .join(bidder, auction, Optional.empty(), test.key())
                .orElseThrow();
        MakeMove bid = MakeMove.of("submit", ListingDraft.price("bike", cents));
        test.parley().negotiations().move(bidder, auction, bid, test.key()).orElseThrow();
    }

    private static NegotiationView look(TestParley test, Caller caller, NegotiationId auction) {
        return test.parley().negotiations().find(caller, auction).orElseThrow();
    }

    @Test
    void the_last_of_many_bidders_asks_as_little_of_the_protocol_as_the_first() {
        Counted counted = new Counted();
        try (TestParley test = market(counted, Json.object().build())) {
            NegotiationId auction = opened(test);
            bids(test, auction, Caller.person("first"), 300_00);
            Map<String, Integer> before = new TreeMap<>(counted.asked);
            bids(test, auction, Caller.person("second"), 300_00);
            Map<String, Integer> second = counted.since(before);

            IntStream.range(0, 200).forEach(i -> bids(test, auction, Caller.person("b" + i), 300_00));
            before = new TreeMap<>(counted.asked);
            bids(test, auction, Caller.person("last"), 300_00);

            assertThat(counted.since(before)).isEqualTo(second);
        }
    }

    @Test
    void ties_of_many_go_to_the_earliest() {
        Counted counted = new Counted();
        Json rules =
                Json.object().put("pricing", "uniform-price").put("units", 3).build();
        try (TestParley test = market(counted, rules)) {
            NegotiationId auction = opened(test);
            IntStream.range(0, 60).forEach(i -> bids(test, auction, Caller.person("b" + i), 300_00));
            MakeMove again = MakeMove.of("submit", ListingDraft.price("bike", 300_00));
            test.parley()
                    .negotiations()
                    .move(Caller.person("b1"), auction, again, test.key())
                    .orElseThrow();
            test.clock().advance(DAY);

            for (int winner : List.of(0, 2, 3)) {
                assertThat(look(test, Caller.person("b" + winner), auction).deals())
                        .hasSize(1);
            }
            assertThat(look(test, SELLER, auction).deals()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40})
    void however_many_mandates_end_with_the_auction_its_close_is_decided_twice(int agents) {
        Counted counted = new Counted();
        try (TestParley test = market(counted, Json.object().build())) {
            NegotiationId auction = opened(test);
            Instant now = test.clock().instant();
            for (int i = 0; i < agents; i++) {
                Caller principal = Caller.person("p" + i);
                test.grant(
                        principal,
                        SampleMandates.toBuy("bot")
                                .conduct(Conduct.of("join", "submit"))
                                .valid(now, now.plus(DAY)));
                bids(test, auction, Caller.agent("p" + i, "bot"), 500_00 + i);
            }
            bids(test, auction, Caller.person("low"), 300_00);
            bids(test, auction, Caller.person("lower"), 200_00);
            Map<String, Integer> before = new TreeMap<>(counted.asked);

            test.clock().advance(DAY);

            assertThat(counted.since(before)).containsEntry("decide a deadline", 2);
            NegotiationView won = look(test, Caller.person("low"), auction);
            assertThat(test.parley()
                            .deals()
                            .find(Caller.person("low"), won.deals().get(0))
                            .orElseThrow()
                            .deal()
                            .total())
                    .isEqualTo(Money.of(200_00, "EUR"));
            assertThat(look(test, SELLER, auction).deals()).hasSize(1);
        }
    }

    /** Keys that count how often what is sealed is opened. */
    private static final class CountedKeys implements KeySource {
        private final KeySource keys = new EphemeralKeys();
        private int opened;

        @Override
        public SigningKey signingKey() {
            return keys.signingKey();
        }

        @Override
        public List<PublishedKey> publishedKeys() {
            return keys.publishedKeys();
        }

        @Override
        public byte[] macKey() {
            return keys.macKey();
        }

        @Override
        public Optional<SealingKey> sealingKey(String id) {
            opened++;
            return keys.sealingKey(id);
        }
    }

    @Test
    void a_transcript_opens_of_the_bids_of_many_only_what_its_reader_may_read() {
        Caller first = Caller.person("first");
        Map<Integer, List<Integer>> opened = new TreeMap<>();
        for (int bidders : new int[] {1, 12}) {
            CountedKeys keys = new CountedKeys();
            Counted counted = new Counted();
            try (TestParley test = market(counted, Json.object().build(), keys)) {
                NegotiationId auction = opened(test);
                bids(test, auction, first, 300_00);
                IntStream.range(1, bidders).forEach(i -> bids(test, auction, Caller.person("b" + i), 300_00));
                test.clock().advance(DAY);
                opened.put(bidders, List.of(opening(test, SELLER, auction, keys), opening(test, first, auction, keys)));
            }
        }
        assertThat(opened.get(12)).isEqualTo(opened.get(1));
        assertThat(opened.get(1)).allMatch(times -> times > 0);
    }

    private static int opening(TestParley test, Caller reader, NegotiationId auction, CountedKeys keys) {
        look(test, reader, auction);
        int before = keys.opened;
        test.parley().negotiations().transcript(reader, auction).orElseThrow();
        return keys.opened - before;
    }
}
