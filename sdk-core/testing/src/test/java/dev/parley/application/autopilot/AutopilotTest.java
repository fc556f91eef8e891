// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import static dev.parley.application.autopilot.Haggle.BERT;
import static dev.parley.application.autopilot.Haggle.LINEAR;
import static dev.parley.application.autopilot.Haggle.SELLER;
import static dev.parley.application.autopilot.Haggle.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.AutopilotDecision;
import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView;
import dev.parley.api.AutopilotView.State;
import dev.parley.api.AutopilotView.Why;
import dev.parley.api.MakeMove;
import dev.parley.api.OperatorAction;
import dev.parley.api.Page;
import dev.parley.mandate.Conduct;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.strategy.PriceStrategy;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an autopilot does for its seat, and what stops it. */
class AutopilotTest {
    @Test
    void it_opens_with_its_aspiration_answers_each_counter_offer_and_says_why() {
        try (Haggle haggle = Haggle.rounds(6)) {
            AutopilotView started = haggle.starts(BERT, haggle.buying(LINEAR, 100_00, 300_00));
            haggle.counters(SELLER, 500_00);
            haggle.counters(SELLER, 400_00);

            assertThat(started.state()).isEqualTo(State.RUNNING);
            assertThat(haggle.offered("buyer")).containsExactly(100_00L, 180_00L, 260_00L);
            List<AutopilotDecision> decisions = haggle.decisions(BERT);
            assertThat(decisions).extracting(AutopilotDecision::number).containsExactly(1L, 2L, 3L);
            assertThat(decisions).extracting(AutopilotDecision::time).containsExactly(0L, 400L, 800L);
            assertThat(decisions).extracting(AutopilotDecision::target).containsExactly(1_000L, 600L, 200L);
            assertThat(decisions)
                    .extracting(AutopilotDecision::offered)
                    .containsExactly(Optional.empty(), Optional.of(-1_000L), Optional.of(-500L));
            assertThat(decisions.get(1).why())
                    .isEqualTo("Offers 180.00 EUR in return, worth 0.600 of what is at stake, at time 0.400;"
                            + " the strategy asks for 0.600.");
            assertThat(haggle.autopilot(BERT).decisions()).isEqualTo(3);
        }
    }

    @Test
    void two_autopilots_agree_where_their_reservations_overlap_and_both_stop() {
        try (Haggle haggle = Haggle.rounds(20)) {
            haggle.starts(BERT, haggle.buying(LINEAR, 100_00, 300_00));
            haggle.starts(SELLER, haggle.selling(LINEAR, 500_00, 200_00));

            assertThat(haggle.agreed().orElseThrow()).isBetween(200_00L, 300_00L);
            for (AutopilotView autopilot : List.of(haggle.autopilot(BERT), haggle.autopilot(SELLER))) {
                assertThat(autopilot.state()).isEqualTo(State.STOPPED);
                assertThat(autopilot.why()).contains(Why.NEGOTIATION_ENDED);
            }
            assertThat(haggle.decisions(BERT).size() + haggle.decisions(SELLER).size())
                    .isEqualTo(haggle.offered("buyer").size()
                            + haggle.offered("seller").size()
                            + 1);
        }
    }

    @Test
    void it_pauses_with_its_reason_where_the_last_offer_lies_beyond_its_reservation() {
        try (Haggle haggle = Haggle.rounds(2)) {
            haggle.starts(BERT, haggle.buying(LINEAR, 100_00, 300_00));
            haggle.counters(SELLER, 300_01);

            AutopilotView paused = haggle.autopilot(BERT);
            assertThat(paused.state()).isEqualTo(State.PAUSED);
            assertThat(paused.why()).contains(Why.NOTHING_TO_OFFER);
            AutopilotDecision last = haggle.decisions(BERT).get(1);
            assertThat(last.outcome()).isEqualTo(AutopilotDecision.Result.NO_MOVE);
            assertThat(last.move()).isEmpty();
            assertThat(haggle.view(BERT).open()).isTrue();
        }
    }

    @Test
    void at_the_very_last_offer_it_takes_just_its_reservation() {
        try (Haggle haggle = Haggle.rounds(2)) {
            haggle.starts(BERT, haggle.buying(PriceStrategy.titForTat(1), 100_00, 300_00));
            haggle.counters(SELLER, 300_00);

            assertThat(haggle.agreed()).contains(300_00L);
        }
    }

    @Test
    void a_person_who_moves_takes_over_until_the_autopilot_is_resumed() {
        try (Haggle haggle = Haggle.rounds(20)) {
            haggle.starts(BERT, haggle.buying(LINEAR, 100_00, 300_00));
            MakeMove withdrawal = MakeMove.of("withdraw")
                    .payload(Json.object().put("leave", false).build())
                    .answering(haggle.view(BERT));
            haggle.moves(BERT, withdrawal).orElseThrow();

            AutopilotView paused = haggle.autopilot(BERT);
            assertThat(paused.state()).isEqualTo(State.PAUSED);
            assertThat(paused.why()).contains(Why.OVERRIDDEN);
            haggle.offers(BERT, 150_00);
            haggle.counters(SELLER, 400_00);
            assertThat(haggle.offered("buyer")).containsExactly(100_00L, 150_00L);

            haggle.autopilots.resume(BERT, haggle.negotiation).orElseThrow();
            haggle.test.parley().runDue();
            assertThat(haggle.offered("buyer")).hasSize(3);
            assertThat(haggle.autopilot(BERT).state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void an_override_shows_before_anybody_has_looked() {
        try (Haggle haggle = Haggle.rounds(20)) {
            haggle.starts(BERT, haggle.buying(LINEAR, 100_00, 300_00));
            MakeMove withdrawal = MakeMove.of("withdraw")
                    .payload(Json.object().put("leave", false).build())
                    .answering(haggle.view(BERT));
            haggle.test
                    .parley()
                    .negotiations()
                    .move(BERT, haggle.negotiation, withdrawal, haggle.test.key())
                    .orElseThrow();

            assertThat(haggle.autopilot(BERT).why()).contains(Why.OVERRIDDEN);
        }
    }

    @Test
    void pausing_holds_at_once_and_resuming_goes_on_from_what_has_happened_since() {
        try (Haggle haggle = Haggle.rounds(20)) {
            haggle.starts(BERT, haggle.buying(LINEAR, 100_00, 300_00));
            AutopilotView paused =
                    haggle.autopilots.pause(BERT, haggle.negotiation).orElseThrow();
            haggle.counters(SELLER, 500_00);

            assertThat(paused.why()).contains(Why.BY_PRINCIPAL);
            assertThat(haggle.offered("buyer")).hasSize(1);
            assertThat(code(haggle.autopilots.pause(BERT, haggle.negotiation))).isEqualTo("AUTOPILOT_NOT_RUNNING");

            haggle.autopilots.resume(BERT, haggle.negotiation).orElseThrow();
            haggle.test.parley().runDue();
            assertThat(haggle.offered("buyer")).hasSize(2);
            assertThat(code(haggle.autopilots.resume(BERT, haggle.negotiation))).isEqualTo("AUTOPILOT_NOT_PAUSED");
        }
    }

    @Test
    void one_that_was_stopped_makes_way_for_another() {
        try (Haggle haggle = Haggle.rounds(20)) {
            AutopilotDraft draft = haggle.buying(LINEAR, 100_00, 300_00);
            haggle.starts(BERT, draft);
            assertThat(code(haggle.autopilots.start(BERT, haggle.negotiation, draft)))
                    .isEqualTo("AUTOPILOT_ACTIVE");
            assertThat(haggle.autopilots
                            .stop(BERT, haggle.negotiation)
                            .orElseThrow()
                            .state())
                    .isEqualTo(State.STOPPED);
            haggle.counters(SELLER, 500_00);
            assertThat(haggle.offered("buyer")).hasSize(1);
            assertThat(code(haggle.autopilots.stop(BERT, haggle.negotiation))).isEqualTo("AUTOPILOT_STOPPED");
            assertThat(code(haggle.autopilots.resume(BERT, haggle.negotiation))).isEqualTo("AUTOPILOT_NOT_PAUSED");

            haggle.starts(BERT, draft);
            assertThat(haggle.offered("buyer")).hasSize(2);
            assertThat(haggle.decisions(BERT))
                    .extracting(AutopilotDecision::number)
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void revoking_its_mandate_stops_it_before_its_next_move() {
        try (Haggle haggle = Haggle.rounds(20)) {
            AutopilotDraft draft = haggle.buying(LINEAR, 100_00, 300_00);
            haggle.starts(BERT, draft);
            haggle.test.parley().mandates().revoke(BERT, draft.mandate()).orElseThrow();

            assertThat(haggle.autopilot(BERT).state()).isEqualTo(State.STOPPED);
            assertThat(haggle.autopilot(BERT).why()).contains(Why.MANDATE_ENDED);
            haggle.test.clock().advance(Duration.ofMinutes(2));
            assertThat(haggle.offered("buyer")).hasSize(1);
            assertThat(haggle.view(BERT).details().find("offer")).isEmpty();
        }
    }

    @Test
    void another_mandate_for_its_agent_does_not_widen_what_it_was_given() {
        try (Haggle haggle = Haggle.rounds(20)) {
            haggle.starts(BERT, haggle.buying(LINEAR, 100_00, 300_00));
            MandateId wider = haggle.toBuy(draft -> draft);
            haggle.counters(SELLER, 500_00);

            assertThat(wider).isNotNull();
            assertThat(haggle.offered("buyer")).hasSize(1);
            assertThat(haggle.autopilot(BERT).why()).contains(Why.MANDATE_ENDED);
        }
    }

    @Test
    void it_waits_for_approval_and_goes_on_once_its_move_was_approved() {
        try (Haggle haggle = Haggle.rounds(6)) {
            MandateId asks = haggle.toBuy(draft -> draft.approvalFrom(150_00));
            haggle.starts(BERT, new AutopilotDraft(asks, LINEAR, Haggle.euros(100_00), Haggle.euros(300_00)));
            haggle.counters(SELLER, 500_00);
            haggle.test.clock().advance(Duration.ofMinutes(5));

            AutopilotView waiting = haggle.autopilot(BERT);
            assertThat(waiting.state()).isEqualTo(State.RUNNING);
            assertThat(haggle.decisions(BERT)).hasSize(2);
            AutopilotDecision asked = haggle.decisions(BERT).get(1);
            assertThat(asked.refusal()).contains("APPROVAL_REQUIRED");
            assertThat(asked.approval()).isEqualTo(waiting.awaits());

            haggle.test
                    .parley()
                    .mandates()
                    .approve(BERT, waiting.awaits().orElseThrow())
                    .orElseThrow();
            haggle.test.parley().runDue();
            assertThat(haggle.offered("buyer")).hasSize(2);
            assertThat(haggle.autopilot(BERT).state()).isEqualTo(State.RUNNING);
            assertThat(haggle.autopilot(BERT).awaits()).isEmpty();
            haggle.counters(SELLER, 450_00);
            assertThat(haggle.autopilot(BERT).awaits()).isPresent();
        }
    }

    @Test
    void it_pauses_where_its_principal_does_not_approve() {
        try (Haggle haggle = Haggle.rounds(6)) {
            MandateId asks = haggle.toBuy(draft -> draft.approvalFrom(50_00));
            haggle.starts(BERT, new AutopilotDraft(asks, LINEAR, Haggle.euros(100_00), Haggle.euros(300_00)));
            haggle.test
                    .parley()
                    .mandates()
                    .deny(BERT, haggle.autopilot(BERT).awaits().orElseThrow())
                    .orElseThrow();
            haggle.test.clock().advance(Duration.ofMinutes(2));

            assertThat(haggle.autopilot(BERT).state()).isEqualTo(State.PAUSED);
            assertThat(haggle.autopilot(BERT).why()).contains(Why.NOT_APPROVED);
            assertThat(haggle.offered("buyer")).isEmpty();
        }
    }

    @Test
    void it_keeps_the_pace_that_its_mandate_allows() {
        try (Haggle haggle = Haggle.rounds(20)) {
            MandateId slow = haggle.toBuy(draft ->
                    draft.conduct(new Conduct(Set.of("offer", "counter", "accept"), Optional.empty(), 600, Set.of())));
            haggle.starts(BERT, new AutopilotDraft(slow, LINEAR, Haggle.euros(100_00), Haggle.euros(300_00)));
            haggle.counters(SELLER, 500_00);
            assertThat(haggle.offered("buyer")).hasSize(1);

            haggle.test.clock().advance(Duration.ofSeconds(599));
            assertThat(haggle.offered("buyer")).hasSize(1);
            haggle.test.clock().advance(Duration.ofSeconds(1));
            assertThat(haggle.offered("buyer")).hasSize(2);
            assertThat(haggle.decisions(BERT)).hasSize(2);
        }
    }

    @Test
    void what_its_mandate_refuses_pauses_it_with_the_code() {
        try (Haggle haggle = Haggle.rounds(20)) {
            MandateId poor = haggle.toBuy(draft -> draft.budget(105_00));
            haggle.starts(BERT, new AutopilotDraft(poor, LINEAR, Haggle.euros(100_00), Haggle.euros(300_00)));
            haggle.counters(SELLER, 500_00);

            AutopilotView paused = haggle.autopilot(BERT);
            assertThat(paused.why()).contains(Why.MOVE_REFUSED);
            assertThat(paused.refusal()).contains("BUDGET_EXCEEDED");
            assertThat(haggle.decisions(BERT).get(1).refusal()).contains("BUDGET_EXCEEDED");
            assertThat(haggle.offered("buyer")).hasSize(1);
        }
    }

    @Test
    void a_pause_of_the_negotiation_pauses_nothing_of_its_own_and_it_goes_on_afterwards() {
        try (Haggle haggle = Haggle.rounds(20)) {
            haggle.starts(BERT, haggle.buying(LINEAR, 100_00, 300_00));
            haggle.autopilots.pause(BERT, haggle.negotiation).orElseThrow();
            haggle.counters(SELLER, 500_00);
            control(haggle, OperatorAction.PAUSE);
            haggle.autopilots.resume(BERT, haggle.negotiation).orElseThrow();
            haggle.test.clock().advance(Duration.ofMinutes(3));
            assertThat(haggle.offered("buyer")).hasSize(1);
            assertThat(haggle.autopilot(BERT).state()).isEqualTo(State.RUNNING);

            control(haggle, OperatorAction.RESUME);
            assertThat(haggle.offered("buyer")).hasSize(2);
        }
    }

    private static void control(Haggle haggle, OperatorAction action) {
        haggle.test
                .parley()
                .negotiations()
                .control(TestParley.OPERATOR, haggle.negotiation, action, haggle.test.key())
                .orElseThrow();
        haggle.test.parley().runDue();
    }

    @Test
    void its_log_comes_in_pages_the_latest_first() {
        try (Haggle haggle = Haggle.rounds(60)) {
            haggle.starts(BERT, haggle.buying(LINEAR, 100_00, 300_00));
            for (int round = 0; round < 20; round++) {
                haggle.counters(SELLER, 500_00 - round);
            }
            Page<AutopilotDecision> first = haggle.autopilots
                    .decisions(BERT, haggle.negotiation, Optional.empty(), 15)
                    .orElseThrow();
            Page<AutopilotDecision> second = haggle.autopilots
                    .decisions(BERT, haggle.negotiation, first.next(), 15)
                    .orElseThrow();

            assertThat(first.items().get(0).number()).isEqualTo(21);
            assertThat(first.items()).hasSize(15);
            assertThat(second.items()).extracting(AutopilotDecision::number).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
            assertThat(second.next()).isEmpty();
            assertThat(code(haggle.autopilots.decisions(BERT, haggle.negotiation, Optional.of("x"), 5)))
                    .isEqualTo("INVALID_REQUEST");
        }
    }
}
