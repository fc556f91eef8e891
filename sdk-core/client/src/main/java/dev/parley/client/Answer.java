// SPDX-License-Identifier: Apache-2.0
package dev.parley.client;

import dev.parley.client.api.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a request was answered: {@link Done}, or {@link Refused} with the reason as a value.
 *
 * @param <T> the answer's body
 * @since 0.1.0
 */
public sealed interface Answer<T> {
    /**
     * It was done.
     *
     * @param value the answer's body
     * @param etag its {@code ETag}, where it has one
     * @param replayed whether this is the kept answer to an earlier request with the same key
     */
    record Done<T>(T value, Optional<String> etag, boolean replayed) implements Answer<T> {
        @Override
        public <R> R match(Function<Done<T>, R> done, Function<Refused<T>, R> refused) {
            return done.apply(this);
        }
    }

    /** It was not done. */
    record Refused<T>(Refusal refusal) implements Answer<T> {
        @Override
        public <R> R match(Function<Done<T>, R> done, Function<Refused<T>, R> refused) {
            return refused.apply(this);
        }
    }

    /** What comes of the one or the other. */
    <R> R match(Function<Done<T>, R> done, Function<Refused<T>, R> refused);

    /**
     * The value of a request that nothing can speak against.
     *
     * @throws IllegalStateException with the refusal if something does
     */
    default T orElseThrow() {
        return match(Done::value, refused -> {
            throw new IllegalStateException(
                    refused.refusal().code() + ": " + refused.refusal().title());
        });
    }

    /** The refusal, if it is one. */
    default Optional<Refusal> whyNot() {
        return match(done -> Optional.empty(), refused -> Optional.of(refused.refusal()));
    }

    /** What the generated client makes of a success. */
    static <T> Done<T> done(ApiResponse<T> response) {
        return new Done<>(
                response.getData(),
                first(response.getHeaders(), "etag"),
                first(response.getHeaders(), "idempotent-replayed").isPresent());
    }

    private static Optional<String> first(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }
}
