// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.AdviceQuestion;
import dev.parley.api.AdviceView;
import dev.parley.api.Laboratory;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.SimulationRunView;
import dev.parley.api.SimulationRunView.State;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.advice.Question;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.Uniform;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Simulations go on by themselves: their progress, their end, and what becomes of them. */
class SimulationRunsTest extends ProductTeam {
    private static final Caller OTHER_EDITOR = Caller.person("eva", Caller.Role.POLICY_EDITOR);

    private SimulationRunView ended(String id) {
        return awaited(id, run -> run.state().isOpen() ? Optional.empty() : Optional.of(run));
    }

    private SimulationRunView awaited(String id, Function<SimulationRunView, Optional<SimulationRunView>> wanted) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<SimulationRunView> found =
                    wanted.apply(laboratory.find(EDITOR, id).orElseThrow());
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("it did not come");
    }

    @Test
    void a_simulation_ends_with_the_advice_that_the_same_question_has_at_once() {
        IdempotencyKey key = IdempotencyKey.fresh();
        Json question = forNothing(2).toJson();
        SimulationRunView queued = laboratory.start(EDITOR, question, key).orElseThrow();
        assertThat(queued.state()).isEqualTo(State.QUEUED);

        SimulationRunView done = ended(queued.id());

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.done()).isEqualTo(FEW);
        assertThat(done.endedAt()).isPresent();
        assertThat(done.advice()).contains(advise(forNothing(2)));
        Outcome<SimulationRunView> again = laboratory.start(EDITOR, question, key);
        assertThat(again).isEqualTo(new Outcome.Done<>(queued, true));
        assertRefused("SIMULATION_ENDED", laboratory.cancel(EDITOR, queued.id()));
        assertRefused(
                "IDEMPOTENCY_KEY_REUSED", laboratory.start(EDITOR, forNothing(3).toJson(), key));
    }

    @Test
    void the_proposal_of_a_simulation_rests_on_the_policy_that_is_in_force_when_it_is_read() {
        String id = laboratory.start(EDITOR, forNothing(2)).orElseThrow().id();
        publish(ended(id).advice().orElseThrow().proposal().orElseThrow());

        publish(ended(id).advice().orElseThrow().proposal().orElseThrow());
    }

    private static AdviceQuestion lengthy(int buyers) {
        return forNothing(buyers).plays(Laboratory.MOST_PLAYS);
    }

    @Test
    void a_simulation_tells_how_far_it_is_and_ends_at_once_when_it_is_cancelled() {
        String id = laboratory.start(EDITOR, lengthy(20)).orElseThrow().id();
        SimulationRunView running = awaited(id, run -> Optional.of(run).filter(seen -> seen.done() > 0));
        assertThat(running.state()).isEqualTo(State.RUNNING);
        assertThat(running.advice()).isEmpty();

        IdempotencyKey key = IdempotencyKey.fresh();
        SimulationRunView cancelled = laboratory.cancel(EDITOR, id, key).orElseThrow();

        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        assertThat(cancelled.done()).isBetween(1L, (long) Laboratory.MOST_PLAYS - 1);
        assertThat(laboratory.cancel(EDITOR, id, key)).isEqualTo(new Outcome.Done<>(cancelled, true));
        String next = laboratory.start(EDITOR, forNothing(1)).orElseThrow().id();
        assertThat(ended(next).state()).isEqualTo(State.DONE);
        assertThat(laboratory.find(EDITOR, id).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void a_node_takes_nine_and_no_more_and_others_wait_for_their_turn() {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            taken.add(laboratory.start(EDITOR, lengthy(30)).orElseThrow().id());
        }
        IdempotencyKey key = IdempotencyKey.fresh();
        Json one = forNothing(1).toJson();
        assertRefused("LABORATORY_BUSY", laboratory.start(EDITOR, one, key));
        assertThat(laboratory.find(EDITOR, taken.get(8)).orElseThrow().state()).isEqualTo(State.QUEUED);

        taken.forEach(id ->
                assertThat(laboratory.cancel(EDITOR, id).orElseThrow().state()).isEqualTo(State.CANCELLED));

        String id = retried(() -> laboratory.start(EDITOR, one, key)).id();
        assertThat(ended(id).state()).isEqualTo(State.DONE);
    }

    private static SimulationRunView retried(Supplier<Outcome<SimulationRunView>> start) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<SimulationRunView> run =
                    start.get().match(done -> Optional.of(done.value()), refused -> Optional.empty());
            if (run.isPresent()) {
                return run.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("there never was room again");
    }

    @Test
    void simulations_are_listed_newest_first_without_their_advice() {
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            started.add(laboratory.start(EDITOR, forNothing(1)).orElseThrow().id());
            ended(started.get(i));
            clock.advance(Duration.ofSeconds(1));
        }
        List<SimulationRunView> listed = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<SimulationRunView> page =
                    laboratory.list(OTHER_EDITOR, cursor, 2).orElseThrow();
            assertThat(page.items()).hasSizeBetween(1, 2);
            listed.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());

        Collections.reverse(started);
        assertThat(listed).extracting(SimulationRunView::id).isEqualTo(started);
        assertThat(listed).allSatisfy(run -> {
            assertThat(run.state()).isEqualTo(State.DONE);
            assertThat(run.advice()).isEmpty();
            assertThat(run.done()).isEqualTo(run.plays());
        });
    }

    @Test
    void a_list_of_simulations_is_for_those_who_may_ask_and_of_their_marketplace_alone() {
        ended(laboratory.start(EDITOR, forNothing(1)).orElseThrow().id());
        Caller elsewhere = new Caller(
                new Tenant("other"), new PrincipalId("ed"), Optional.empty(), Set.of(Caller.Role.POLICY_EDITOR));

        assertThat(laboratory
                        .list(elsewhere, Optional.empty(), 20)
                        .orElseThrow()
                        .items())
                .isEmpty();
        assertThat(laboratory
                        .list(Caller.person("op", Caller.Role.OPERATOR), Optional.empty(), 20)
                        .orElseThrow()
                        .items())
                .hasSize(1);
        for (Caller caller : List.of(Caller.person("bert"), Caller.person("shop", Caller.Role.HOST))) {
            assertRefused("NOT_ENTITLED", laboratory.list(caller, Optional.empty(), 20));
        }
        assertRefused("INVALID_REQUEST", laboratory.list(EDITOR, Optional.empty(), 0));
        assertRefused("INVALID_REQUEST", laboratory.list(EDITOR, Optional.empty(), Page.MAX_LIMIT + 1));
        assertRefused("INVALID_REQUEST", laboratory.list(EDITOR, Optional.of("x".repeat(65)), 20));
    }

    @Test
    void a_simulation_is_kept_for_a_week_and_forgotten_when_another_begins() {
        String id = laboratory.start(EDITOR, forNothing(1)).orElseThrow().id();
        ended(id);
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        ended(laboratory.start(EDITOR, forNothing(1)).orElseThrow().id());
        assertThat(laboratory.find(EDITOR, id).orElseThrow().state()).isEqualTo(State.DONE);

        clock.advance(Duration.ofSeconds(2));
        ended(laboratory.start(EDITOR, forNothing(1)).orElseThrow().id());

        assertRefused("NOT_FOUND", laboratory.find(EDITOR, id));
    }

    @Test
    void what_a_node_that_stopped_has_left_behind_is_lost_and_says_so() {
        String id = laboratory.start(EDITOR, lengthy(30)).orElseThrow().id();
        awaited(id, run -> Optional.of(run).filter(seen -> seen.state() == State.RUNNING));
        ((LaboratoryService) laboratory).close();

        clock.advance(Duration.ofMinutes(15));

        SimulationRunView lost = awaited(id, run -> Optional.of(run).filter(seen -> seen.state() == State.LOST));
        assertThat(lost.seed()).isEqualTo(7);
        assertRefused("SIMULATION_ENDED", laboratory.cancel(EDITOR, id));
    }

    @Test
    void a_simulation_is_read_as_it_was_written() {
        SimulationRecord queued = SimulationRecord.queued("sim_1", theQuestion(), clock.instant());
        AdviceView advice = advise(forNothing(2));
        List<SimulationRecord> records = List.of(
                queued,
                queued.running(5),
                queued.ended(State.FAILED, 7, clock.instant(), Optional.of(SimulationRunView.Fault.TOO_LONG)),
                queued.done(advice, Optional.of(firstRule(advice)), clock.instant()));

        assertThat(records)
                .allSatisfy(record ->
                        assertThat(SimulationRecord.fromJson(record.toJson())).isEqualTo(record));
    }

    private static Question theQuestion() {
        return Question.of(
                "lamps", Population.of(Distribution.always(0), new Uniform(0, 1), Headcount.exactly(1)), Goal.GAINS);
    }
}
