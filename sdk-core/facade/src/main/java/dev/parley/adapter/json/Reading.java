// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import java.util.List;
import java.util.function.Function;

/**
 * What came of reading something: a value, or all that is wrong with it. Closed for ever.
 *
 * @param <T> what is read
 */
public sealed interface Reading<T> {
    /** The result of the case that this reading is. */
    <R> R match(Function<T, R> good, Function<List<Violation>, R> bad);

    /** It could be read. */
    record Good<T>(T value) implements Reading<T> {
        @Override
        public <R> R match(Function<T, R> good, Function<List<Violation>, R> bad) {
            return good.apply(value);
        }
    }

    /**
     * It could not.
     *
     * @param violations at least one, sorted
     */
    record Bad<T>(List<Violation> violations) implements Reading<T> {
        public Bad {
            violations = Violations.sorted(violations);
        }

        @Override
        public <R> R match(Function<T, R> good, Function<List<Violation>, R> bad) {
            return bad.apply(violations);
        }
    }

    /** A value, unless something is wrong. */
    static <T> Reading<T> of(T value, Violations violations) {
        return violations.isEmpty() ? new Good<>(value) : new Bad<>(violations.found());
    }

    /** One thing is wrong. */
    static <T> Reading<T> bad(String pointer, String code, String message) {
        return new Bad<>(List.of(new Violation(pointer, code, message)));
    }

    /** All that is wrong; nothing when it could be read. */
    default List<Violation> faults() {
        return match(value -> List.of(), bad -> bad);
    }

    /** What follows when this could be read. */
    default <U> Reading<U> then(Function<? super T, Reading<U>> next) {
        return match(next::apply, Bad::new);
    }
}
