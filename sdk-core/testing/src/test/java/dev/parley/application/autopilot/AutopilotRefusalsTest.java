// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import static dev.parley.application.autopilot.Haggle.BERT;
import static dev.parley.application.autopilot.Haggle.LINEAR;
import static dev.parley.application.autopilot.Haggle.SELLER;
import static dev.parley.application.autopilot.Haggle.code;
import static dev.parley.application.autopilot.Haggle.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Seams;
import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView;
import dev.parley.api.MakeMove;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.Store;
import dev.parley.audit.JsonReader;
import dev.parley.mandate.Conduct;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.posted.PostedPrice;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may not start an autopilot, and which. */
class AutopilotRefusalsTest {
    private static String started(Haggle haggle, Caller who, AutopilotDraft draft) {
        return code(haggle.autopilots.start(who, haggle.negotiation, draft));
    }

    @Test
    void only_the_principal_of_a_seat_in_person_has_to_do_with_its_autopilot() {
        try (Haggle haggle = Haggle.rounds(20)) {
            AutopilotDraft draft = haggle.buying(LINEAR, 100_00, 300_00);
            haggle.starts(BERT, draft);
            Caller bot = Caller.agent("bert", "bot");
            for (Caller other : new Caller[] {bot, TestParley.OPERATOR}) {
                assertThat(started(haggle, other, draft)).isEqualTo("NOT_ENTITLED");
                assertThat(code(haggle.autopilots.find(other, haggle.negotiation)))
                        .isEqualTo("NOT_ENTITLED");
                assertThat(code(haggle.autopilots.pause(other, haggle.negotiation)))
                        .isEqualTo("NOT_ENTITLED");
            }
            Caller stranger = Caller.person("mallory");
            assertThat(code(haggle.autopilots.stop(stranger, haggle.negotiation)))
                    .isEqualTo("NOT_FOUND");
            assertThat(code(haggle.autopilots.find(SELLER, haggle.negotiation))).isEqualTo("NOT_FOUND");
            assertThat(code(haggle.autopilots.decisions(SELLER, haggle.negotiation, Optional.empty(), 5)))
                    .isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void what_no_strategy_plays_is_refused_with_its_protocol() {
        try (Haggle posted = Haggle.over(PostedPrice.ID, Json.object().build(), builder -> builder);
                Haggle items = Haggle.over(AlternatingOffers.ID, Haggle.rules(20), builder -> builder)) {
            posted.opens("bike-1");
            items.opens("home-1");
            for (Haggle haggle : new Haggle[] {posted, items}) {
                AutopilotDraft draft = haggle.buying(LINEAR, 100_00, 300_00);
                Outcome<AutopilotView> refused = haggle.autopilots.start(BERT, haggle.negotiation, draft);
                assertThat(code(refused)).isEqualTo("NO_STRATEGY");
                assertThat(refused.<Json>match(
                                done -> Json.of(true), no -> no.params().get("protocol")))
                        .isEqualTo(Json.of(haggle == posted ? "posted-price" : "alternating-offers"));
            }
        }
    }

    @Test
    void its_mandate_must_be_the_callers_cover_the_listing_and_reach_as_far_as_the_reservation() {
        try (Haggle haggle = Haggle.rounds(20)) {
            MandateId low = haggle.toBuy(draft -> draft.unitPrice(250_00));
            assertThat(started(haggle, BERT, new AutopilotDraft(low, LINEAR, euros(100_00), euros(250_01))))
                    .isEqualTo("MANDATE_BOUND");
            assertThat(started(haggle, BERT, new AutopilotDraft(haggle.toSell(), LINEAR, euros(1), euros(2))))
                    .isEqualTo("MANDATE_REQUIRED");
            MandateId silent = haggle.toBuy(draft -> draft.conduct(Conduct.of("accept")));
            assertThat(started(haggle, BERT, new AutopilotDraft(silent, LINEAR, euros(1), euros(2))))
                    .isEqualTo("MANDATE_MOVE");
            assertThat(started(haggle, BERT, new AutopilotDraft(low, LINEAR, euros(1), euros(2))))
                    .isEqualTo("MANDATE_NOT_IN_FORCE");
            haggle.test.parley().mandates().revoke(BERT, silent).orElseThrow();
            assertThat(started(haggle, BERT, new AutopilotDraft(silent, LINEAR, euros(1), euros(2))))
                    .isEqualTo("MANDATE_NOT_IN_FORCE");
            assertThat(started(haggle, BERT, new AutopilotDraft(low, LINEAR, euros(100_00), euros(250_00))))
                    .isEqualTo("DONE");
        }
    }

    @Test
    void nothing_starts_or_goes_on_once_the_negotiation_has_ended() {
        try (Haggle haggle = Haggle.rounds(20)) {
            AutopilotDraft draft = haggle.buying(LINEAR, 100_00, 300_00);
            haggle.starts(BERT, draft);
            haggle.autopilots.pause(BERT, haggle.negotiation).orElseThrow();
            haggle.test
                    .parley()
                    .negotiations()
                    .control(TestParley.OPERATOR, haggle.negotiation, OperatorAction.CANCEL, haggle.test.key())
                    .orElseThrow();

            assertThat(code(haggle.autopilots.resume(BERT, haggle.negotiation))).isEqualTo("AUTOPILOT_NOT_PAUSED");
            assertThat(started(haggle, BERT, draft)).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(haggle.autopilot(BERT).why()).contains(AutopilotView.Why.NEGOTIATION_ENDED);
        }
    }

    /** Each fault is told with its place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/mandate | \"mandate\":\"m\" | ",
                "/strategy/name | \"name\":\"conceding\" | \"name\":\"boulware\"",
                "/strategy/concession | \"concession\":1000 | \"concession\":0",
                "/strategy/concession | \"concession\":1000 | \"concession\":9007199254740991",
                "/strategy/window | \"concession\":1000 | \"concession\":1000,\"window\":1",
                "/strategy/concession | \"concession\":1000, | ",
                "/strategy/loudness | \"concession\":1000 | \"concession\":1000,\"loudness\":11",
                "/aspiration | \"minorUnits\":10000 | \"minorUnits\":-1",
                "/aspiration | \"minorUnits\":10000 | \"minorUnits\":9007199254740991",
                "/aspiration | \"currency\":\"EUR\",\"minorUnits\":10000 | \"currency\":\"USD\",\"minorUnits\":10000",
                "/reservation | \"minorUnits\":30000 | \"minorUnits\":9999",
            })
    void a_draft_that_is_wrong_is_refused_by_its_place(String pointer, String right, String wrong) {
        try (Haggle haggle = Haggle.rounds(20)) {
            String draft = haggle.buying(LINEAR, 100_00, 300_00).toJson().canonicalText();
            String changed = pointer.equals("/mandate")
                    ? draft.replaceFirst("\"mandate\":\"[^\"]*\",", "")
                    : draft.replace(right.strip(), wrong == null ? "" : wrong.strip());
            assertThat(changed).isNotEqualTo(draft);
            Outcome<AutopilotView> refused =
                    haggle.autopilots.start(BERT, haggle.negotiation, JsonReader.read(changed), IdempotencyKey.fresh());

            assertThat(code(refused)).isEqualTo("INVALID_REQUEST");
            assertThat(refused.<String>match(
                            done -> "",
                            no -> Objects.requireNonNull(no.params().get("violations"))
                                    .elements()
                                    .get(0)
                                    .get("pointer")
                                    .text()))
                    .isEqualTo(pointer.strip());
            assertThat(code(haggle.autopilots.find(BERT, haggle.negotiation))).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void a_retry_has_the_first_answer_and_another_draft_under_its_key_is_refused() {
        try (Haggle haggle = Haggle.rounds(20)) {
            AutopilotDraft draft = haggle.buying(LINEAR, 100_00, 300_00);
            IdempotencyKey key = IdempotencyKey.fresh();
            AutopilotView first = haggle.autopilots
                    .start(BERT, haggle.negotiation, draft.toJson(), key)
                    .orElseThrow();
            haggle.test.parley().runDue();

            assertThat(haggle.autopilots.start(BERT, haggle.negotiation, draft.toJson(), key))
                    .isEqualTo(new Outcome.Done<>(first, true));
            AutopilotDraft other = new AutopilotDraft(draft.mandate(), LINEAR, euros(1), euros(2));
            assertThat(code(haggle.autopilots.start(BERT, haggle.negotiation, other.toJson(), key)))
                    .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
    }

    @Test
    void a_barred_principal_starts_none_and_has_none_that_moves() {
        try (Haggle haggle = Haggle.rounds(20)) {
            AutopilotDraft draft = haggle.buying(LINEAR, 100_00, 300_00);
            haggle.starts(BERT, draft);
            haggle.test
                    .parley()
                    .principals()
                    .bar(TestParley.OPERATOR, BERT.principal(), "fraud", haggle.test.key())
                    .orElseThrow();
            haggle.test.clock().advance(Duration.ofMinutes(2));

            assertThat(haggle.autopilot(BERT).state()).isEqualTo(AutopilotView.State.STOPPED);
            assertThat(haggle.offered("buyer")).hasSize(1);
        }
    }

    @Test
    void erasing_its_principal_leaves_nothing_of_it() {
        AtomicReference<Store> kept = new AtomicReference<>();
        try (Haggle haggle = Haggle.over(
                AlternatingOffers.ID,
                Haggle.rules(20),
                builder -> Seams.storeSeenThrough(builder, store -> {
                    kept.set(store);
                    return store;
                }))) {
            haggle.opens("bike-1");
            AutopilotDraft draft = haggle.buying(LINEAR, 100_00, 300_00);
            haggle.starts(BERT, draft);
            MakeMove leaving = MakeMove.of("withdraw")
                    .payload(Json.object().put("leave", true).build())
                    .answering(haggle.view(BERT));
            haggle.moves(BERT, leaving).orElseThrow();
            haggle.test.parley().mandates().revoke(BERT, draft.mandate()).orElseThrow();
            haggle.test.parley().runDue();
            assertThat(haggle.decisions(BERT)).hasSize(1);
            assertThat(records(kept, haggle)).isEqualTo(2);

            haggle.test
                    .parley()
                    .erasures()
                    .erase(TestParley.OPERATOR, BERT.principal(), haggle.test.key())
                    .orElseThrow();
            haggle.test.clock().advance(Duration.ofMinutes(2));
            assertThat(records(kept, haggle)).isZero();
        }
    }

    @Test
    void nothing_of_it_is_kept_longer_than_its_negotiation() {
        AtomicReference<Store> kept = new AtomicReference<>();
        try (Haggle haggle = Haggle.over(
                AlternatingOffers.ID,
                Haggle.rules(20),
                builder -> Seams.storeSeenThrough(
                        builder.retention(Optional.of(Duration.ofDays(30)), Optional.empty()), store -> {
                            kept.set(store);
                            return store;
                        }))) {
            haggle.opens("bike-1");
            haggle.starts(BERT, haggle.buying(LINEAR, 100_00, 300_00));
            haggle.counters(SELLER, 500_00);
            haggle.test.clock().advance(Duration.ofDays(20));
            assertThat(haggle.autopilot(BERT).why()).contains(AutopilotView.Why.NEGOTIATION_ENDED);
            haggle.test.clock().advance(Duration.ofDays(9));
            assertThat(records(kept, haggle)).isEqualTo(3);

            haggle.test.clock().advance(Duration.ofDays(30));
            haggle.test.clock().advance(Duration.ofDays(2));
            assertThat(code(haggle.autopilots.find(BERT, haggle.negotiation))).isEqualTo("NOT_FOUND");
            assertThat(records(kept, haggle)).isZero();
        }
    }

    /** How many there are of bert's autopilot, its decisions among them. */
    private static long records(AtomicReference<Store> kept, Haggle haggle) {
        Store store = Objects.requireNonNull(kept.get());
        long autopilots =
                store.records(Caller.MAIN, RecordKind.AUTOPILOT, "by\nbert").count();
        String name = haggle.negotiation + "\nbert";
        return autopilots
                + store.records(Caller.MAIN, RecordKind.AUTOPILOT_DECISION, name)
                        .count();
    }
}
