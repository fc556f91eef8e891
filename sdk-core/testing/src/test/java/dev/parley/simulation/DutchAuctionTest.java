// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.DrawExport;
import dev.parley.api.EventView;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.api.OperatorAction;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import dev.parley.protocol.auction.dutch.DutchDraw;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Dutch auction through the application: who holds what at each step, and what comes of it. */
class DutchAuctionTest {
    private static final Caller ANN = Caller.person("ann");
    private static final Caller BEA = Caller.person("bea");

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void many_who_accept_at_the_same_instant_tie_and_a_draw_decides_for_the_units(Ground ground) throws Exception {
        try (DutchClock clock = DutchClock.of(ground, 2, 2)) {
            List<Caller> buyers = clock.buyers(12);
            clock.seconds(65);
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Callable<String>> acceptances = buyers.stream()
                    .<Callable<String>>map(buyer -> () -> clock.accept(buyer, 90_00))
                    .toList();
            for (Future<String> answer : threads.invokeAll(acceptances)) {
                assertThat(answer.get()).isEqualTo("DONE");
            }
            threads.shutdown();
            assertThat(clock.deals(buyers, 90_00)).isZero();

            clock.seconds(55);

            assertThat(clock.deals(buyers, 90_00)).isEqualTo(2);
            assertThat(clock.phase()).isEqualTo("sold");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_loser_recomputes_the_draw_from_what_it_is_given(Ground ground) {
        try (DutchClock clock = DutchClock.of(ground, 1, 1)) {
            List<Caller> buyers = clock.buyers(3);
            buyers.forEach(buyer -> clock.accept(buyer, 100_00));
            assertThat(DutchClock.code(clock.draw(buyers.get(0)))).isEqualTo("NO_DRAW");
            clock.seconds(60);
            Caller loser = buyers.stream()
                    .filter(buyer -> clock.look(buyer).deals().isEmpty())
                    .findFirst()
                    .orElseThrow();

            DrawExport export = clock.draw(loser).orElseThrow();
            DutchDraw.Verification found = clock.verifier().verify(export.receipt(), export.opening());

            String winner = clock.look(loser)
                    .details()
                    .get("settled")
                    .elements()
                    .get(0)
                    .get("winners")
                    .elements()
                    .get(0)
                    .text();
            String proved = found.match(
                    verified -> verified.price() + " " + verified.accepted().size() + " "
                            + verified.winners().get(0).value(),
                    rejected -> rejected.why());
            assertThat(proved).isEqualTo("10000 3 " + winner);
            assertThat(DutchClock.code(clock.draw(Caller.person("wendy")))).isEqualTo("NOT_FOUND");

            assertThat(export.opening().canonicalText()).doesNotContain("buyer-0", "buyer-1", "buyer-2");
            Json seed = Json.of("ab".repeat(64));
            Json.Builder forged = Json.object();
            export.opening().members().forEach((name, value) -> forged.put(name, name.equals("seed") ? seed : value));
            String refused = clock.verifier()
                    .verify(export.receipt(), forged.build())
                    .match(verified -> "VERIFIED", rejected -> rejected.fault().name());
            assertThat(refused).isEqualTo("SEED");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_mandate_at_its_bound_holds_one_price_and_losers_are_free_in_that_append(Ground ground) {
        try (DutchClock clock = DutchClock.of(ground, 1, 1)) {
            MandateView anns = clock.grant(ANN, "a", 90_00);
            MandateView beas = clock.grant(BEA, "b", 90_00);
            clock.join(ANN);
            clock.join(BEA);
            Caller agent = DutchClock.agent(ANN, "a");
            assertThat(clock.accept(agent, 100_00)).isEqualTo("BUDGET_EXCEEDED");
            clock.seconds(60);
            assertThat(clock.accept(agent, 90_00)).isEqualTo("DONE");
            assertThat(clock.accept(DutchClock.agent(BEA, "b"), 90_00)).isEqualTo("DONE");
            assertThat(List.of(clock.held(ANN, anns), clock.held(BEA, beas))).containsExactly(90_00L, 90_00L);
            DutchClock other = clock.another();
            other.join(ANN);
            other.seconds(59);
            assertThat(other.accept(agent, 100_00)).isEqualTo("BUDGET_EXCEEDED");

            clock.seconds(1);

            assertThat(clock.deals(List.of(ANN, BEA), 90_00)).isEqualTo(1);
            assertThat(clock.held(ANN, anns) + clock.held(BEA, beas)).isEqualTo(90_00);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_acceptance_lapses_with_its_mandate_and_the_clock_goes_on(Ground ground) {
        try (DutchClock clock = DutchClock.of(ground, 1, 1)) {
            MandateView anns = clock.grant(ANN, "a", 500_00);
            clock.join(ANN);
            clock.join(BEA);
            assertThat(clock.accept(DutchClock.agent(ANN, "a"), 100_00)).isEqualTo("DONE");
            clock.revoke(ANN, anns);
            assertThat(clock.held(ANN, anns)).isZero();
            clock.seconds(60);
            assertThat(clock.phase()).isEqualTo("falling");
            assertThat(clock.accept(BEA, 90_00)).isEqualTo("DONE");
            clock.seconds(60);
            assertThat(clock.deals(List.of(BEA), 90_00)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_pause_over_a_steps_edge_keeps_the_step(Ground ground) {
        try (DutchClock clock = DutchClock.of(ground, 1, 1)) {
            clock.join(ANN);
            clock.seconds(50);
            assertThat(clock.accept(ANN, 100_00)).isEqualTo("DONE");
            clock.control(OperatorAction.PAUSE);
            clock.seconds(600);
            assertThat(clock.phase()).isEqualTo("falling");
            clock.control(OperatorAction.RESUME);
            clock.seconds(9);
            assertThat(clock.deals(List.of(ANN), 100_00)).isZero();
            clock.seconds(1);
            assertThat(clock.deals(List.of(ANN), 100_00)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void units_that_were_sold_elsewhere_are_not_sold_twice(Ground ground) {
        try (DutchClock clock = DutchClock.of(ground, 3, 3)) {
            List<Caller> buyers = clock.buyers(3);
            buyers.forEach(buyer -> clock.accept(buyer, 100_00));
            clock.sellElsewhere(2);
            clock.seconds(60);
            assertThat(clock.deals(buyers, 100_00)).isEqualTo(1);
            assertThat(clock.phase()).isEqualTo("sold");
        }
        try (DutchClock clock = DutchClock.of(ground, 2, 2)) {
            List<Caller> buyers = clock.buyers(2);
            assertThat(clock.accept(buyers.get(0), 100_00)).isEqualTo("DONE");
            clock.seconds(60);
            clock.sellElsewhere(1);
            assertThat(clock.phase()).isEqualTo("sold");
            assertThat(clock.accept(buyers.get(1), 90_00)).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(clock.deals(buyers, 100_00)).isEqualTo(1);
        }
    }

    /** Two worlds, one with a reserve: nothing that a buyer, a watcher or a list shows differs until the clock stops. */
    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_hidden_reserve_shows_nowhere_until_the_clock_stops(Ground ground) {
        try (DutchClock open = DutchClock.of(ground, 1, 1, Optional.empty(), UnaryOperator.identity());
                DutchClock reserved = DutchClock.of(ground, 1, 1, Optional.of(75_00L), UnaryOperator.identity())) {
            open.join(ANN);
            reserved.join(ANN);
            for (int second = 0; second < 179; second += 30) {
                assertThat(told(reserved)).isEqualTo(told(open));
                open.seconds(30);
                reserved.seconds(second == 150 ? 29 : 30);
            }
            reserved.seconds(1);
            assertThat(reserved.phase()).isEqualTo("unsold");
            assertThat(open.phase()).isEqualTo("falling");
        }
    }

    private static String told(DutchClock clock) {
        NegotiationView view = clock.look(ANN);
        NegotiationSummary line = clock.test()
                .parley()
                .negotiations()
                .list(ANN, NegotiationQuery.ALL)
                .orElseThrow()
                .items()
                .get(0);
        Json.Builder details = Json.object();
        // Each negotiation has a seed of its own.
        view.details().members().forEach((name, value) -> {
            if (!name.equals("seedCommitment")) {
                details.put(name, value);
            }
        });
        return details.build() + " " + view.deadline() + view.allowed() + line.deadline();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void rivals_and_watchers_learn_of_an_acceptance_when_its_step_ends(Ground ground) {
        try (DutchClock clock = DutchClock.of(ground, 1, 1, Optional.empty(), rules -> rules.put("watchable", true))) {
            clock.join(ANN);
            clock.join(BEA);
            Caller wendy = Caller.person("wendy");
            NegotiationView before = clock.look(BEA);
            NegotiationView watched = clock.look(wendy);
            assertThat(clock.accept(ANN, 100_00)).isEqualTo("DONE");

            assertThat(clock.look(BEA).revision()).isEqualTo(before.revision());
            assertThat(clock.look(BEA).details()).isEqualTo(before.details());
            assertThat(clock.look(wendy).revision()).isEqualTo(watched.revision());

            clock.seconds(60);

            assertThat(clock.look(wendy).phase()).isEqualTo("sold");
            List<EventView> events = clock.test()
                    .parley()
                    .negotiations()
                    .events(wendy, clock.auction(), Optional.empty(), 100)
                    .orElseThrow()
                    .items();
            assertThat(events).extracting(EventView::type).containsExactly("step-settled", "clock-stopped");
            assertThat(events.toString()).doesNotContain("ann", "bea");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_owner_and_its_agents_cannot_accept(Ground ground) {
        try (DutchClock clock = DutchClock.of(ground, 1, 1)) {
            assertThat(clock.joinCode(DutchClock.SELLER)).isEqualTo("PRINCIPAL_ON_BOTH_SIDES");
            assertThat(clock.accept(DutchClock.SELLER, 100_00)).isEqualTo("MOVE_NOT_ALLOWED");
        }
    }
}
