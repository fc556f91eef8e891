// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.Conduct;
import dev.parley.model.Disclosure;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleListings;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An agent tells the other side no more than its mandate lets it tell. */
class ToldByAgentsTest {
    private static final Caller BUYER = Caller.person("bert");
    private static final Caller AGENT = Caller.agent("bert", "bot");
    private static final String SECRET = "we would pay 600";

    @ParameterizedTest
    @EnumSource
    void writes_no_message_without_leave_neither_when_it_opens_nor_later_nor_by_approval(Ground ground) {
        try (TestParley test = TestParley.create(ground::under)) {
            test.grant(BUYER, SampleMandates.toBuy("bot").approvalFrom(45_000));

            assertThat(code(open(test, AGENT, saying(offer(40_000))))).isEqualTo("MANDATE_DISCLOSURE");
            assertThat(code(open(test, AGENT, saying(offer(46_000))))).isEqualTo("MANDATE_DISCLOSURE");
            NegotiationId opened =
                    open(test, AGENT, offer(40_000)).orElseThrow().id();
            NegotiationView asked = moves(
                            test, SampleListings.SELLER, opened, counter(48_000).answering(seen(test, opened)))
                    .orElseThrow();
            NegotiationView before = seen(test, opened);

            Outcome<NegotiationView> refused =
                    moves(test, AGENT, opened, saying(counter(41_000)).answering(asked));

            assertThat(code(refused)).isEqualTo("MANDATE_DISCLOSURE");
            assertThat(params(refused)).isEqualTo(Json.array(List.of("MESSAGES"), Json::of));
            assertThat(seen(test, opened)).isEqualTo(before);
            assertThat(code(moves(test, AGENT, opened, counter(41_000).answering(asked))))
                    .isEqualTo("DONE");
            assertThat(told(test, opened)).doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @EnumSource
    void writes_one_with_leave_and_its_principal_in_person_whenever_it_likes(Ground ground) {
        try (TestParley test = TestParley.create(ground::under)) {
            Conduct free = new Conduct(Set.of("offer", "withdraw"), Optional.empty(), 0, Set.of(Disclosure.MESSAGES));
            test.grant(BUYER, SampleMandates.toBuy("bot").conduct(free));
            NegotiationId opened =
                    open(test, AGENT, saying(offer(40_000))).orElseThrow().id();
            assertThat(told(test, opened)).contains(SECRET);

            Caller other = Caller.person("berta");
            test.grant(other, SampleMandates.toBuy("bot"));
            assertThat(code(open(test, other, saying(offer(40_000))))).isEqualTo("DONE");
        }
    }

    private static MakeMove offer(long cents) {
        return MakeMove.of("offer", ListingDraft.price("bike", cents));
    }

    private static MakeMove counter(long cents) {
        return MakeMove.of("counter", ListingDraft.price("bike", cents));
    }

    private static MakeMove saying(MakeMove move) {
        return move.payload(Json.object().put("message", SECRET).build());
    }

    private static Outcome<NegotiationView> open(TestParley test, Caller caller, MakeMove first) {
        return test.parley()
                .negotiations()
                .open(caller, OpenNegotiation.on(SampleListings.BIKE.ref()).with(first), test.key());
    }

    private static Outcome<NegotiationView> moves(TestParley test, Caller caller, NegotiationId where, MakeMove move) {
        return test.parley().negotiations().move(caller, where, move, test.key());
    }

    private static NegotiationView seen(TestParley test, NegotiationId where) {
        return test.parley().negotiations().find(SampleListings.SELLER, where).orElseThrow();
    }

    private static String told(TestParley test, NegotiationId where) {
        return test.parley()
                .negotiations()
                .events(SampleListings.SELLER, where, Optional.empty(), 100)
                .orElseThrow()
                .toString();
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    private static Json params(Outcome<?> outcome) {
        return outcome.match(done -> Json.of(0), refused -> refused.params().get("tells"));
    }
}
