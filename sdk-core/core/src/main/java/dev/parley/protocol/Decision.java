// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import java.util.List;
import java.util.function.Function;

/**
 * What a protocol decides. Closed for ever.
 *
 * @param <E> the protocol's events
 * @since 0.1.0
 */
public sealed interface Decision<E> {
    /** The result of the case that this decision is. */
    <T> T match(Function<List<E>, T> accepted, Function<Refusal, T> refused);

    /**
     * It happened.
     *
     * @param events in order; empty only for a deadline that was not due and a control that changes nothing
     */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }

        @Override
        public <T> T match(Function<List<E>, T> accepted, Function<Refusal, T> refused) {
            return accepted.apply(events);
        }
    }

    /**
     * It did not happen.
     *
     * @param refusal why
     */
    record Refused<E>(Refusal refusal) implements Decision<E> {
        @Override
        public <T> T match(Function<List<E>, T> accepted, Function<Refusal, T> refused) {
            return refused.apply(refusal);
        }
    }

    /** Accepted, with this event. */
    static <E> Decision<E> accepted(E event) {
        return new Accepted<>(List.of(event));
    }

    /** Accepted, with these events. */
    static <E> Decision<E> accepted(List<E> events) {
        return new Accepted<>(events);
    }

    /** Refused, for that reason. */
    static <E> Decision<E> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** Refused, with that code and nothing more to say. */
    static <E> Decision<E> refused(RefusalCode code) {
        return new Refused<>(Refusal.of(code));
    }
}
