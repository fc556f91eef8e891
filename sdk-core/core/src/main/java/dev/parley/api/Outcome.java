// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Json;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.RefusalCode;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * What became of a request. Closed for ever.
 *
 * @param <T> what it yields when it is done
 * @since 0.1.0
 */
public sealed interface Outcome<T> {
    /** The result of the case that this outcome is. */
    <R> R match(Function<Done<T>, R> done, Function<Refused<T>, R> refused);

    /**
     * It is done.
     *
     * @param value what it yields
     * @param replayed whether this is the kept answer to an earlier request with the same key
     */
    record Done<T>(T value, boolean replayed) implements Outcome<T> {
        @Override
        public <R> R match(Function<Done<T>, R> done, Function<Refused<T>, R> refused) {
            return done.apply(this);
        }
    }

    /**
     * It is refused, and nothing has changed.
     *
     * @param code why
     * @param params what the caller may know besides
     * @param allowedActions what the caller may do instead, where a negotiation is concerned
     * @param replayed whether this is the kept answer to an earlier request with the same key
     */
    record Refused<T>(RefusalCode code, SortedMap<String, Json> params, List<Allowed> allowedActions, boolean replayed)
            implements Outcome<T> {
        public Refused {
            allowedActions = List.copyOf(allowedActions);
        }

        @Override
        public <R> R match(Function<Done<T>, R> done, Function<Refused<T>, R> refused) {
            return refused.apply(this);
        }

        /** The same refusal of a request that would have yielded something else. */
        public <U> Outcome<U> as() {
            return new Refused<>(code, params, allowedActions, replayed);
        }
    }

    /** Done, for the first time. */
    static <T> Outcome<T> done(T value) {
        return new Done<>(value, false);
    }

    /** Refused, for the first time, to somebody who is not the principal. */
    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal.code(), refusal.params(), List.of(), false);
    }

    /** Refused, with that code and nothing more to say. */
    static <T> Outcome<T> refused(Reason code) {
        return refused(Refusal.of(code));
    }

    /** This outcome with its value changed. */
    default <U> Outcome<U> map(Function<? super T, ? extends U> change) {
        return match(done -> new Done<>(change.apply(done.value()), done.replayed()), Refused::as);
    }

    /** The outcome of what follows when this is done. */
    default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
        return match(done -> next.apply(done.value()), Refused::as);
    }

    /**
     * The value.
     *
     * @throws IllegalStateException if it was refused; the message has code and title. For tests, scripts and examples
     */
    default T orElseThrow() {
        return match(Done::value, refused -> {
            throw new IllegalStateException(refused.code().name() + ": "
                    + refused.code().title() + (refused.params().isEmpty() ? "" : " " + refused.params()));
        });
    }
}
