// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.model.SeatRole;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.LifecycleFault.Kind;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.samples.FallingClock;
import dev.parley.protocol.samples.Mediation;
import dev.parley.protocol.samples.SealedSale;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecycleCheckerTest {
    private static final Phase DONE = Phase.terminal("done");

    @Test
    void finds_nothing_wrong_with_a_sound_lifecycle() {
        assertThat(kinds(haggling(), DONE)).isEmpty();
    }

    @Test
    void finds_nothing_wrong_with_the_samples() {
        List<Played<?, ?, ?, ?>> samples =
                List.of(Played.of(new FallingClock()), Played.of(new SealedSale()), Played.of(new Mediation()));
        assertThat(samples)
                .allSatisfy(sample -> assertThat(LifecycleChecker.check(sample)).isEmpty());
    }

    @Test
    void finds_a_phase_declared_twice() {
        assertThat(kinds(haggling(), DONE, DONE)).containsExactly(Kind.DUPLICATE_PHASE);
    }

    @Test
    void finds_an_unknown_initial_phase() {
        assertThat(LifecycleChecker.check(new Lifecycle("haggle", List.of(haggling(), DONE))))
                .extracting(LifecycleFault::kind)
                .containsExactly(
                        Kind.UNKNOWN_INITIAL, Kind.UNREACHABLE_PHASE, Kind.UNREACHABLE_PHASE, Kind.UNREACHABLE_MOVE);
    }

    @Test
    void finds_an_initial_phase_that_is_terminal() {
        assertThat(LifecycleChecker.check(new Lifecycle("done", List.of(DONE))))
                .extracting(LifecycleFault::kind)
                .containsExactly(Kind.TERMINAL_INITIAL);
    }

    @Test
    void finds_unknown_targets_of_moves_deadlines_and_controls() {
        Phase phase = new Phase("haggling", false, List.of(offer("done", "a")), Set.of("b"), Set.of("done", "c"));
        assertThat(faults(phase, DONE))
                .allMatch(fault -> fault.kind() == Kind.UNKNOWN_TARGET)
                .extracting(LifecycleFault::message)
                .satisfiesExactly(
                        message -> assertThat(message).contains("leads to a,"),
                        message -> assertThat(message).contains("leads to b,"),
                        message -> assertThat(message).contains("leads to c,"));
    }

    @Test
    void finds_that_no_phase_is_terminal() {
        Phase forEver = new Phase("haggling", false, List.of(offer("haggling")), Set.of(), Set.of());
        assertThat(kinds(forEver))
                .containsExactly(Kind.NO_TERMINAL_PHASE, Kind.CONTROL_CANNOT_END, Kind.NO_WAY_TO_AN_END);
    }

    @Test
    void finds_a_phase_with_neither_mover_nor_deadline() {
        Phase stuck = new Phase("stuck", false, List.of(), Set.of(), Set.of("done"));
        Phase haggling = new Phase("haggling", false, List.of(offer("stuck", "done")), Set.of("done"), Set.of("done"));
        assertThat(faults(haggling, stuck, DONE))
                .extracting(LifecycleFault::kind, LifecycleFault::phase)
                .containsExactly(
                        tuple(Kind.DEAD_END, Optional.of("stuck")), tuple(Kind.NO_WAY_TO_AN_END, Optional.of("stuck")));
    }

    @Test
    void a_move_without_movers_is_no_way_on() {
        Phase nobody = new Phase(
                "haggling", false, List.of(new MoveRule("offer", Set.of(), Set.of("done"))), Set.of(), Set.of("done"));
        assertThat(kinds(nobody, DONE)).containsExactly(Kind.MOVE_WITHOUT_MOVER, Kind.DEAD_END, Kind.NO_WAY_TO_AN_END);
    }

    @Test
    void a_control_is_no_way_to_an_end() {
        Phase loop = new Phase("haggling", false, List.of(offer("haggling")), Set.of(), Set.of("done"));
        assertThat(kinds(loop, DONE)).containsExactly(Kind.NO_WAY_TO_AN_END);
    }

    @Test
    void finds_a_phase_that_no_control_can_end() {
        Phase phase = new Phase("haggling", false, List.of(offer("done")), Set.of(), Set.of());
        assertThat(kinds(phase, DONE)).containsExactly(Kind.CONTROL_CANNOT_END);
    }

    @Test
    void finds_a_terminal_phase_that_goes_on() {
        Phase late = new Phase("late", true, List.of(), Set.of("done"), Set.of());
        Phase haggling = new Phase("haggling", false, List.of(offer("late")), Set.of("done"), Set.of("done"));
        assertThat(kinds(haggling, late, DONE)).containsExactly(Kind.TERMINAL_GOES_ON);
    }

    @Test
    void finds_phases_and_moves_that_nothing_leads_to() {
        MoveRule argue = new MoveRule("argue", Set.of(SeatRole.SELLER), Set.of("done"));
        Phase island = new Phase("island", false, List.of(offer("done"), argue), Set.of(), Set.of("done"));
        assertThat(faults(haggling(), island, DONE))
                .extracting(LifecycleFault::kind, LifecycleFault::phase, LifecycleFault::move)
                .containsExactly(
                        tuple(Kind.UNREACHABLE_PHASE, Optional.of("island"), Optional.empty()),
                        tuple(Kind.UNREACHABLE_MOVE, Optional.empty(), Optional.of("argue")));
    }

    @Test
    void finds_moves_without_target_and_moves_declared_twice() {
        MoveRule nowhere = new MoveRule("argue", Set.of(SeatRole.BUYER), Set.of());
        Phase phase = new Phase(
                "haggling", false, List.of(offer("done"), offer("haggling"), nowhere), Set.of(), Set.of("done"));
        assertThat(kinds(phase, DONE)).containsExactly(Kind.DUPLICATE_MOVE, Kind.MOVE_WITHOUT_TARGET);
    }

    @Test
    void a_fault_reads_as_a_sentence_with_its_place() {
        Phase phase = new Phase("haggling", false, List.of(offer("done")), Set.of(), Set.of());
        assertThat(faults(phase, DONE).get(0))
                .hasToString("CONTROL_CANNOT_END in haggling: an operator may cancel at any time; "
                        + "name a terminal phase among controlTo");
    }

    private static Phase haggling() {
        return new Phase("haggling", false, List.of(offer("haggling", "done")), Set.of("done"), Set.of("done"));
    }

    private static MoveRule offer(String... to) {
        return new MoveRule("offer", Set.of(SeatRole.BUYER), Set.of(to));
    }

    private static List<LifecycleFault> faults(Phase... phases) {
        return LifecycleChecker.check(new Lifecycle(phases[0].name(), List.of(phases)));
    }

    private static List<Kind> kinds(Phase... phases) {
        return faults(phases).stream().map(LifecycleFault::kind).toList();
    }
}
