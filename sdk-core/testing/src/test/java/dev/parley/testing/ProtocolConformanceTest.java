// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Reason;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import dev.parley.protocol.samples.FallingClock;
import dev.parley.protocol.samples.FallingClockConformanceTest;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

class ProtocolConformanceTest {
    private static ProtocolConformance<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event>
            suite(FallingClock clock) {
        return suite(Played.of(clock));
    }

    private static ProtocolConformance<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event>
            suite(Played<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> played) {
        return new FallingClockConformanceTest() {
            @Override
            public Played<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> protocol() {
                return played;
            }
        };
    }

    /** Refuses whatever comes from outside. */
    private static final class Uncontrolled
            extends Played<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> {
        Uncontrolled() {
            super(new FallingClock());
        }

        @Override
        public Decision<KernelEvent<FallingClock.Event>> decide(
                PlayedState<FallingClock.Rules, FallingClock.State> state,
                KernelInput<FallingClock.Move> input,
                Context context) {
            return input.isFromOutside()
                    ? Decision.refused(Reason.MOVE_NOT_ALLOWED)
                    : super.decide(state, input, context);
        }
    }

    @Test
    void fails_with_the_law_the_sample_and_the_seed() {
        assertThatThrownBy(() ->
                        walks(suite(new Uncontrolled())).get(0).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("falling-clock/1 breaks CONTROLS_ARE_NEVER_REFUSED")
                .hasMessageContaining("sample a painting whose price falls three times, seed 20260301, step 0");
    }

    @Test
    void each_sample_is_a_test_of_its_own_that_fails_at_the_first_violation() {
        FallingClock unopened = new FallingClock() {
            @Override
            public Decision<Event> open(Opening<Rules> opening, Context context) {
                return Decision.refused(Reason.INVALID_RULES);
            }
        };
        assertThatThrownBy(() -> walks(suite(unopened)).get(0).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SAMPLES_OPEN");
    }

    @Test
    void the_last_one_names_what_no_walk_came_to() throws Throwable {
        List<DynamicTest> tests = walks(suite(new FallingClock()));
        DynamicTest last = tests.get(tests.size() - 1);

        assertThatThrownBy(() -> last.getExecutable().execute())
                .as("before any walk")
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("DECLARATION_IS_USED")
                .hasMessageContaining("no walk came to");

        for (DynamicTest walk : tests) {
            walk.getExecutable().execute();
        }
    }

    private static List<DynamicTest> walks(
            ProtocolConformance<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> suite) {
        return suite.keeps_every_law_on_random_walks_and_uses_all_that_it_declares()
                .toList();
    }

    @Test
    void fails_when_the_declaration_is_faulty() {
        FallingClock phaseless = new FallingClock() {
            @Override
            public Lifecycle lifecycle() {
                return new Lifecycle("running", List.of());
            }
        };
        assertThatThrownBy(() -> suite(phaseless).declares_a_sound_lifecycle())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("DECLARATION_IS_SOUND")
                .hasMessageContaining("UNKNOWN_INITIAL");
    }
}
