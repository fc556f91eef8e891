// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.MediationRoom.BUYER;
import static dev.parley.simulation.MediationRoom.MIRA;
import static dev.parley.simulation.MediationRoom.OTHER;
import static dev.parley.simulation.MediationRoom.PRICE;
import static dev.parley.simulation.MediationRoom.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.mandate.Conduct;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mediation through the application: priorities stated privately, a proposal, answers, and what each learns. */
class MediatedTest {
    private final MediationRoom room = new MediationRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void each_gives_what_the_other_values_more_and_both_get_75(Ground ground) {
        for (String solution : List.of("nash", "kalai-smorodinsky", "egalitarian")) {
            room.open(ground, Json.object().put("proposal", solution));
            assertThat(room.state(BUYER, 60, 1, 6, 3)).isEqualTo("DONE");
            assertThat(room.look(SELLER).details().find("proposal")).isEmpty();
            assertThat(room.state(SELLER, 60, 6, 1, 3)).isEqualTo("DONE");

            List<Long> units = room.units(BUYER);
            assertThat(units).as(solution).containsExactly(0L, 10L, 5L);
            assertThat(units.get(0) + 6 * units.get(1) + 3 * units.get(2)).isEqualTo(75);
            assertThat(6 * (10 - units.get(0)) + (10 - units.get(1)) + 3 * (10 - units.get(2)))
                    .isEqualTo(75);
            assertThat(List.of(room.answer(BUYER, "accept"), room.answer(SELLER, "accept")))
                    .containsOnly("DONE");
            assertThat(room.look(BUYER).phase()).isEqualTo("agreed");
            assertThat(room.look(BUYER).deals()).hasSize(1);
        }
    }

    /** The seller's truth is unchanged; the buyer says (1, 5, 4) for (1, 6, 3). */
    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_party_that_misstates_its_priorities_may_gain_by_it(Ground ground) {
        room.open(ground, Json.object());
        room.state(BUYER, 0, 1, 5, 4);
        room.state(SELLER, 0, 6, 1, 3);

        List<Long> units = room.units(BUYER);

        assertThat(units).containsExactly(0L, 10L, 9L);
        assertThat(units.get(0) + 6 * units.get(1) + 3 * units.get(2)).isEqualTo(87);
        assertThat(6 * 10 + 3 * (10 - units.get(2))).isEqualTo(63);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void nothing_is_proposed_that_leaves_somebody_below_its_reservation(Ground ground) {
        room.open(ground, Json.object());
        room.state(BUYER, 90, 1, 6, 3);
        room.state(SELLER, 90, 6, 1, 3);

        assertThat(room.look(BUYER).phase()).isEqualTo("closed");
        assertThat(room.reason()).isEqualTo("no-common-ground");
        assertThat(room.look(BUYER).deals()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_deadline_ends_what_not_all_have_stated_or_answered(Ground ground) {
        room.open(ground, Json.object());
        room.state(BUYER, 0, 1, 6, 3);
        room.test().clock().advance(Duration.ofDays(1));
        assertThat(room.reason()).isEqualTo("not-prepared");

        room.open(ground, Json.object());
        room.state(BUYER, 0, 1, 6, 3);
        room.state(SELLER, 0, 6, 1, 3);
        room.answer(BUYER, "accept");
        room.test().clock().advance(Duration.ofDays(1));
        assertThat(room.reason()).isEqualTo("not-accepted");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_refusal_leads_to_another_round_or_the_end_and_nobody_is_told_whose_it_was(Ground ground) {
        room.open(ground, Json.object().put("rounds", 2));
        room.state(BUYER, 0, 1, 6, 3);
        room.state(SELLER, 0, 6, 1, 3);
        assertThat(room.answer(SELLER, "refuse")).isEqualTo("DONE");
        assertThat(room.look(BUYER).phase()).isEqualTo("answering");
        assertThat(room.look(BUYER).details().toString()).doesNotContain("accepted");
        assertThat(room.answer(SELLER, "accept")).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(room.answer(BUYER, "accept")).isEqualTo("DONE");

        assertThat(room.look(BUYER).phase()).isEqualTo("preparing");
        assertThat(room.look(BUYER).details().get("round").integer()).isEqualTo(2);
        room.state(BUYER, 0, 1, 6, 3);
        room.state(SELLER, 0, 6, 1, 3);
        room.answer(BUYER, "refuse");
        room.answer(SELLER, "accept");
        assertThat(room.reason()).isEqualTo("not-accepted");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_proposal_outside_a_mandate_is_its_owners_business_alone(Ground ground) {
        room.open(ground, Json.object());
        MandateView mandate = room.test()
                .grant(
                        BUYER,
                        SampleMandates.toBuy("bot")
                                .conduct(Conduct.of("state", "accept"))
                                .budget(PRICE - 1));
        Caller bot = Caller.agent("ben", "bot");
        assertThat(room.state(bot, 0, 1, 6, 3)).isEqualTo("DONE");
        room.state(SELLER, 0, 6, 1, 3);
        NegotiationView before = room.look(SELLER);

        assertThat(room.answer(bot, "accept")).isEqualTo("BUDGET_EXCEEDED");
        assertThat(room.look(SELLER)).isEqualTo(before);
        assertThat(room.held(mandate)).isZero();

        room.mandates().revoke(BUYER, mandate.mandate().id(), room.test().key()).orElseThrow();
        MandateView wider = room.test()
                .grant(
                        BUYER,
                        SampleMandates.toBuy("bot")
                                .conduct(Conduct.of("accept"))
                                .budget(PRICE));
        assertThat(room.answer(bot, "accept")).isEqualTo("DONE");
        assertThat(room.held(wider)).isEqualTo(PRICE);
        room.mandates().revoke(BUYER, wider.mandate().id(), room.test().key()).orElseThrow();
        room.test().parley().runDue();
        assertThat(room.answer(SELLER, "accept")).isEqualTo("DONE");
        assertThat(room.reason()).isEqualTo("not-accepted");
        assertThat(room.held(wider)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void several_buyers_agree_to_the_same_terms_together_or_not_at_all(Ground ground) {
        room.open(ground, Json.object().put("parties", 3).put("levels", 11));
        assertThat(room.state(BUYER, 0, 1, 6, 3)).isEqualTo("DONE");
        assertThat(room.state(SELLER, 0, 6, 1, 3)).isEqualTo("DONE");
        assertThat(room.look(BUYER).details().find("proposal")).isEmpty();
        room.negotiations()
                .join(OTHER, room.talk(), Optional.empty(), room.test().key())
                .orElseThrow();
        assertThat(room.state(OTHER, 0, 1, 1, 8)).isEqualTo("DONE");

        assertThat(List.of(room.answer(BUYER, "accept"), room.answer(SELLER, "accept")))
                .containsOnly("DONE");
        assertThat(room.look(SELLER).deals()).isEmpty();
        assertThat(room.answer(OTHER, "accept")).isEqualTo("DONE");

        assertThat(room.look(SELLER).phase()).isEqualTo("agreed");
        assertThat(room.look(SELLER).deals()).hasSize(2);
        assertThat(List.of(
                        room.look(BUYER).deals().size(),
                        room.look(OTHER).deals().size()))
                .containsOnly(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_mediator_revises_a_single_text_until_all_accept_or_the_rounds_are_used_up(Ground ground) {
        room.open(
                ground,
                MIRA.principal(),
                Json.object().put("proposal", "single-text").put("rounds", 2));
        assertThat(room.state(BUYER, 0, 1, 6, 3)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(room.propose(5, 5, 5)).isEqualTo("DONE");
        assertThat(room.propose(0, 10, 5)).isNotEqualTo("DONE");
        room.answer(BUYER, "refuse");
        room.answer(SELLER, "accept");
        assertThat(room.look(MIRA).phase()).isEqualTo("preparing");
        assertThat(room.propose(0, 10, 5)).isEqualTo("DONE");
        room.answer(SELLER, "accept");
        room.answer(BUYER, "accept");

        assertThat(room.look(MIRA).phase()).isEqualTo("agreed");
        assertThat(room.look(BUYER).deals()).hasSize(1);
        assertThat(room.look(MIRA).deals()).isEmpty();
    }

    /** What everybody but the buyer sees and is told, from the beginning to the end. */
    private String seenByOthers(Ground ground, long reservation, long... weights) throws Exception {
        room.open(ground, Json.object());
        StringBuilder seen = new StringBuilder();
        room.state(BUYER, reservation, weights);
        seen.append(room.look(SELLER)).append(room.look(TestParley.OPERATOR));
        room.state(SELLER, 0, 6, 1, 3);
        seen.append(room.look(SELLER)).append(room.look(TestParley.OPERATOR));
        room.answer(BUYER, "accept");
        seen.append(room.look(SELLER)).append(room.look(TestParley.OPERATOR));
        room.answer(SELLER, "refuse");
        for (Caller caller : List.of(SELLER, TestParley.OPERATOR)) {
            seen.append(room.look(caller))
                    .append(room.negotiations()
                            .events(caller, room.talk(), Optional.empty(), 100)
                            .orElseThrow());
        }
        assertThat(room.rows()).doesNotContain("\"weight\"").doesNotContain("\"reservation\"");
        return seen.toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void whoever_is_proposed_the_same_sees_the_same_whatever_the_others_priorities(Ground ground) throws Exception {
        String one = seenByOthers(ground, 2, 1, 6, 3);
        String other = seenByOthers(ground, 4, 2, 12, 6);

        assertThat(other).isEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void who_states_nonsense_is_told_where(Ground ground) {
        room.open(ground, Json.object());
        assertThat(room.state(BUYER, 0, 40, 40, 40)).isEqualTo("INVALID_REQUEST");
        assertThat(room.state(BUYER, 10_001, 1)).isEqualTo("INVALID_REQUEST");
        Json unknown = Json.object()
                .put("item", "hall")
                .put("issue", "fourth")
                .put("weight", 1)
                .put("values", Json.array(List.of(1, 2), Json::of))
                .build();
        Json payload = Json.object()
                .put("issues", Json.array(List.of(unknown)))
                .put("reservation", 0)
                .build();
        assertThat(room.move(BUYER, "state", List.of(), payload)).isEqualTo("INVALID_REQUEST");
        assertThat(room.move(MIRA, "state", List.of(), payload)).isEqualTo("NOT_FOUND");
    }
}
