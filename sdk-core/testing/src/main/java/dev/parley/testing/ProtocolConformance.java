// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The suite that every protocol passes, Parley's own and a host's. A test class extends it and supplies the protocol
 * and some samples; the suite walks through them at random and fails where behaviour differs from {@link Law the laws}
 * or from what the protocol declares. A failure names the law, the sample and the seed.
 *
 * @param <R> the protocol's rules
 * @param <M> its moves
 * @param <S> its state
 * @param <E> its events
 * @since 0.1.0
 */
public abstract class ProtocolConformance<R, M, S, E> implements ProtocolSubject<R, M, S, E> {
    /** For the test class that extends it. */
    protected ProtocolConformance() {}

    /** The first seed; the walks of a sample take the ones that follow. */
    protected long seed() {
        return 20_260_301L;
    }

    /** How many walks each sample gets. */
    protected int walks() {
        return ProtocolLaws.WALKS;
    }

    @Test
    void declares_a_sound_lifecycle() {
        assertNone(new ProtocolLaws<>(this).checkDeclaration());
    }

    /** The walks of each sample, and after them whether one of them came to everything that the protocol declares. */
    @TestFactory
    Stream<DynamicTest> keeps_every_law_on_random_walks_and_uses_all_that_it_declares() {
        ProtocolLaws<R, M, S, E> laws = new ProtocolLaws<>(this);
        Set<String> exercised = new TreeSet<>();
        Stream<DynamicTest> walks = samples().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    for (long seed = seed(); seed < seed() + walks(); seed++) {
                        Optional<Violation> violation = laws.walk(sample, seed, exercised);
                        assertNone(violation.stream().toList());
                    }
                }));
        return Stream.concat(
                walks,
                Stream.of(DynamicTest.dynamicTest(
                        "uses all that it declares", () -> assertNone(laws.unused(exercised)))));
    }

    private void assertNone(List<Violation> violations) {
        if (!violations.isEmpty()) {
            List<String> shown =
                    violations.stream().limit(10).map(Violation::toString).toList();
            Assertions.fail(protocol().id() + " breaks " + String.join("\n", shown));
        }
    }
}
