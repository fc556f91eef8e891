// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.RequestDesk.ANN;
import static dev.parley.simulation.RequestDesk.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.EventView;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OperatorAction;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.IdempotencyKey;
import dev.parley.port.Caller;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request for quotes through the application: who holds what at each step, and what comes of it. */
class RequestForQuotesTest {
    private static final Caller SAM = Caller.person("sam");
    private static final Caller BOB = Caller.person("bob");
    private static final Duration HOUR = Duration.ofHours(1);

    private static MandateDraft toSell() {
        return SampleMandates.toSell("bobs-agent").conduct(Conduct.of("quote", "withdraw", "join"));
    }

    private static MandateDraft toBuy(long budget) {
        return SampleMandates.toBuy("anns-agent")
                .conduct(Conduct.of("open", "join"))
                .budget(budget);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_best_score_wins_and_the_buyers_budget_is_held_from_the_opening_on(Ground ground) {
        try (RequestDesk desk = RequestDesk.of(ground, RequestDesk.rules().put("ceilingPercent", 90))) {
            MandateView buys = desk.grant(ANN, toBuy(2_000_00));
            MandateView sells = desk.grant(BOB, toSell());
            assertThat(desk.opens(agent(ANN), Optional.empty())).isEqualTo("DONE");
            assertThat(desk.fresh(ANN, buys).budgetHeld()).isEqualTo(20 * 90_00);
            desk.joins(SAM);
            desk.joins(agent(BOB));

            assertThat(desk.quote(SAM, 80_00, 20, 20)).isEqualTo("DONE");
            assertThat(desk.quote(agent(BOB), 85_00, 20, 3)).isEqualTo("DONE");
            assertThat(desk.fresh(BOB, sells).dealsHeld()).isEqualTo(1);
            assertThat(desk.own(SAM).get("rank").integer()).isEqualTo(2);
            assertThat(desk.quote(SAM, 90_01, 20, 1)).isEqualTo("ABOVE_CEILING");
            desk.pass(HOUR);

            assertThat(desk.deals(ANN)).isEqualTo(Map.of("bob", "20 for 170000"));
            assertThat(desk.deals(SAM)).isEmpty();
            assertThat(desk.fresh(ANN, buys).budgetHeld()).isEqualTo(20 * 85_00);
            assertThat(desk.fresh(BOB, sells).dealsHeld()).isEqualTo(1);
            assertThat(desk.look(ANN).details().get("own").get("quotes").elements())
                    .hasSize(2);
            for (Caller caller : List.of(ANN, SAM, BOB)) {
                assertThat(desk.verified(caller).faults()).isEmpty();
            }
            assertThat(desk.verified(BOB).units()).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_budget_below_the_dearest_award_opens_nothing_and_its_end_ends_the_request(Ground ground) {
        try (RequestDesk desk = RequestDesk.of(ground, RequestDesk.rules().put("ceilingPercent", 90))) {
            MandateView poor = desk.grant(ANN, toBuy(20 * 90_00 - 1));
            assertThat(desk.opens(agent(ANN), Optional.empty())).isEqualTo("BUDGET_EXCEEDED");
            desk.revoke(ANN, poor);
            MandateView buys = desk.grant(ANN, toBuy(20 * 90_00));
            assertThat(desk.opens(agent(ANN), Optional.empty())).isEqualTo("DONE");
            desk.joins(SAM);
            assertThat(desk.quote(SAM, 80_00, 20, 1)).isEqualTo("DONE");

            desk.revoke(ANN, buys);

            assertThat(desk.look(SAM).details().get("closeReason").text()).isEqualTo("unavailable");
            assertThat(desk.fresh(ANN, buys).budgetHeld()).isZero();
            assertThat(desk.deals(SAM)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_quote_is_within_its_mandate_and_falls_with_it(Ground ground) {
        try (RequestDesk desk = RequestDesk.of(ground, RequestDesk.rules())) {
            MandateView sells = desk.grant(BOB, toSell().unitPrice(70_00).maxDeals(1));
            desk.open(SAM, agent(BOB));
            assertThat(desk.quote(SAM, 90_00, 20, 1)).isEqualTo("DONE");
            assertThat(desk.quote(agent(BOB), 69_99, 20, 1)).isEqualTo("MANDATE_BOUND");
            assertThat(desk.quote(agent(BOB), 70_00, 20, 1)).isEqualTo("DONE");
            assertThat(desk.own(SAM).get("rank").integer()).isEqualTo(2);

            desk.revoke(BOB, sells);

            assertThat(desk.fresh(BOB, sells).dealsHeld()).isZero();
            assertThat(desk.own(SAM).get("rank").integer()).isEqualTo(1);
            assertThat(desk.own(BOB).find("quote")).isEmpty();
            desk.pass(HOUR);
            assertThat(desk.deals(ANN)).isEqualTo(Map.of("sam", "20 for 180000"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_buyer_and_its_agents_cannot_quote_and_nobody_else_opens(Ground ground) {
        try (RequestDesk desk = RequestDesk.of(ground, RequestDesk.rules())) {
            assertThat(desk.opens(SAM, Optional.empty())).isEqualTo("WRONG_OPENER");
            desk.open(SAM);
            assertThat(desk.joins(ANN)).isEqualTo("PRINCIPAL_ON_BOTH_SIDES");
            assertThat(desk.joins(agent(ANN))).isIn("PRINCIPAL_ON_BOTH_SIDES", "MANDATE_REQUIRED", "MANDATE_SCOPE");
            assertThat(desk.quote(ANN, 1_00, 20, 1)).isEqualTo("MOVE_NOT_ALLOWED");
            assertThat(desk.joins(SAM)).isEqualTo("ALREADY_JOINED");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void units_are_split_among_the_best_and_none_that_was_bought_elsewhere_is_awarded(Ground ground) {
        for (long elsewhere : List.of(0L, 50L)) {
            try (RequestDesk desk =
                    RequestDesk.of(ground, RequestDesk.rules().put("winners", 3).put("units", 100))) {
                desk.open(SAM, BOB);
                desk.quote(SAM, 80_00, 40, 1);
                desk.quote(BOB, 90_00, 100, 1);
                if (elsewhere > 0) {
                    desk.buyElsewhere(elsewhere);
                }
                desk.pass(HOUR);
                assertThat(desk.deals(ANN))
                        .isEqualTo(
                                elsewhere == 0
                                        ? Map.of("sam", "40 for 320000", "bob", "60 for 540000")
                                        : Map.of("sam", "40 for 320000"));
                assertThat(desk.verified(ANN).holds()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_winner_whose_mandate_no_longer_lets_it_deal_is_passed_over_at_the_close(Ground ground) {
        try (RequestDesk desk = RequestDesk.of(ground, RequestDesk.rules())) {
            MandateView sells = desk.grant(
                    BOB,
                    toSell().valid(
                                    SettableClock.START,
                                    desk.test().clock().instant().plusSeconds(1_800)));
            desk.open(SAM, agent(BOB));
            desk.quote(SAM, 90_00, 20, 1);
            assertThat(desk.quote(agent(BOB), 70_00, 20, 1)).isEqualTo("DONE");
            desk.pass(HOUR);
            assertThat(desk.deals(ANN)).isEqualTo(Map.of("sam", "20 for 180000"));
            assertThat(desk.fresh(BOB, sells).dealsHeld()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_pause_moves_the_close_and_withdrawing_is_for_good(Ground ground) {
        try (RequestDesk desk = RequestDesk.of(ground, RequestDesk.rules().put("withdrawable", true))) {
            desk.open(SAM, BOB);
            desk.quote(SAM, 80_00, 20, 1);
            desk.pass(Duration.ofMinutes(50));
            desk.control(OperatorAction.PAUSE);
            desk.pass(HOUR);
            desk.control(OperatorAction.RESUME);
            assertThat(desk.withdraw(SAM)).isEqualTo("DONE");
            assertThat(desk.quote(SAM, 70_00, 20, 1)).isEqualTo("QUOTE_WITHDRAWN");
            assertThat(desk.quote(BOB, 95_00, 20, 1)).isEqualTo("DONE");
            desk.pass(Duration.ofMinutes(10));
            assertThat(desk.deals(ANN)).isEqualTo(Map.of("bob", "20 for 190000"));
            assertThat(desk.quote(BOB, 90_00, 20, 1)).isEqualTo("NEGOTIATION_CLOSED");
        }
    }

    /** What a rival is shown at each step, with its tag: what the rules say, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"nothing", "rank", "best"})
    void rivals_and_the_buyer_learn_what_the_rules_say_and_nothing_else(String rivals) {
        try (RequestDesk desk = RequestDesk.of(
                Ground.POSTGRESQL, RequestDesk.rules().put("rivals", rivals).put("opensChain", false))) {
            desk.open(SAM, BOB);
            assertThat(desk.quote(BOB, 90_00, 20, 1)).isEqualTo("DONE");
            List<String> before = List.of(seen(desk, BOB), seen(desk, ANN));
            assertThat(desk.quote(SAM, 95_00, 20, 1)).isEqualTo("DONE");
            assertThat(List.of(seen(desk, BOB), seen(desk, ANN))).isEqualTo(before);

            assertThat(desk.quote(SAM, 85_00, 20, 1)).isEqualTo("DONE");
            boolean bobIsTold = !rivals.equals("nothing");
            boolean annIsTold = rivals.equals("best");
            assertThat(seen(desk, BOB).equals(before.get(0))).isEqualTo(!bobIsTold);
            assertThat(seen(desk, ANN).equals(before.get(1))).isEqualTo(!annIsTold);
            List<String> after = List.of(seen(desk, BOB), seen(desk, ANN));
            assertThat(desk.quote(SAM, 95_00, 20, 1)).isEqualTo("NOT_IMPROVED");
            assertThat(List.of(seen(desk, BOB), seen(desk, ANN))).isEqualTo(after);

            desk.pass(HOUR);
            assertThat(desk.look(BOB).seats())
                    .extracting(seat -> seat.principal().value())
                    .containsExactlyInAnyOrder("ann", "bob");
            assertThat(desk.events(BOB).toString()).doesNotContain("sam").doesNotContain("8500 ");
            assertThat(desk.look(BOB).details().toString().contains("8500")).isEqualTo(rivals.equals("best"));
            assertThat(desk.transcript(BOB)).isEqualTo("1 events");
            assertThat(desk.look(ANN).seats()).hasSize(3);
        }
    }

    private static String seen(RequestDesk desk, Caller caller) {
        NegotiationView view = desk.look(caller);
        List<String> events = desk.events(caller).stream()
                .map((EventView event) ->
                        event.number() + event.type() + event.details().canonicalText())
                .toList();
        return view.details().canonicalText()
                + view.revision()
                + view.updatedAt()
                + view.allowed()
                + view.deadline()
                + view.seats()
                + events
                + desk.transcript(caller);
    }

    /** Many sellers at once, each command sent twice under its key: as if one after the other. */
    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void of_many_quotes_at_once_none_is_lost_or_counted_twice(Ground ground) throws Exception {
        Random random = new Random(11);
        try (RequestDesk desk = RequestDesk.of(
                ground, RequestDesk.rules().put("winners", 2).put("units", 100).put("rivals", "best"))) {
            desk.open();
            Map<String, Long> prices = new TreeMap<>();
            List<Callable<String>> commands = new ArrayList<>();
            for (int number = 0; number < 10; number++) {
                Caller seller = Caller.person("seller-" + number);
                assertThat(desk.joins(seller)).isEqualTo("DONE");
                long cents = 50_00L + 1_00L * random.nextInt(20) + number;
                prices.put(seller.principal().value(), cents);
                IdempotencyKey key = desk.test().key();
                commands.add(() -> desk.quote(seller, cents, 60, 1, key));
                commands.add(() -> desk.quote(seller, cents, 60, 1, key));
            }
            ExecutorService threads = Executors.newFixedThreadPool(4);
            for (Future<String> answer : threads.invokeAll(commands)) {
                assertThat(answer.get()).isIn("DONE", "IDEMPOTENCY_IN_FLIGHT");
            }
            threads.shutdown();
            desk.pass(HOUR);

            List<Map.Entry<String, Long>> best = prices.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .toList();
            assertThat(desk.deals(ANN))
                    .isEqualTo(Map.of(
                            best.get(0).getKey(),
                            "60 for " + 60 * best.get(0).getValue(),
                            best.get(1).getKey(),
                            "40 for " + 40 * best.get(1).getValue()));
            assertThat(desk.own(ANN).get("quotes").elements()).hasSize(10);
            assertThat(desk.verified(ANN).holds()).isTrue();
            assertThat(desk.transcript(TestParley.OPERATOR)).isNotEqualTo("1 events");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_hidden_ceiling_is_the_buyers_alone_and_decides_at_the_close(Ground ground) {
        List<String> seen = new ArrayList<>();
        for (long ceiling : List.of(60_00L, 95_00L)) {
            try (RequestDesk desk = RequestDesk.of(ground, RequestDesk.rules().put("hiddenCeiling", true))) {
                assertThat(desk.opens(ANN, Optional.of(ceiling))).isEqualTo("DONE");
                desk.joins(SAM);
                assertThat(desk.quote(SAM, 90_00, 20, 1)).isEqualTo("DONE");
                seen.add(seen(desk, SAM).replaceAll("(off|neg|seller)_[a-z0-9]+", "$1"));
                assertThat(desk.look(ANN).details().get("ceiling").integer()).isEqualTo(ceiling);
                desk.pass(HOUR);
                assertThat(desk.deals(SAM)).hasSize(ceiling == 60_00 ? 0 : 1);
            }
        }
        assertThat(seen.get(0)).isEqualTo(seen.get(1));
    }
}
