// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.Outcome;
import dev.parley.api.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What fake use cases were asked, and how they are told to answer. */
final class Notes {
    /** What was asked, the arguments in order without the caller. */
    final List<List<Object>> asked = new ArrayList<>();

    private Optional<Outcome.Refused<?>> refusal = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean replayed;

    void refuse(Outcome.Refused<?> with) {
        refusal = Optional.of(with);
    }

    void fail(RuntimeException with) {
        failure = Optional.of(with);
    }

    void replay() {
        replayed = true;
    }

    void note(Object... arguments) {
        asked.add(Arrays.asList(arguments));
        failure.ifPresent(unchecked -> {
            throw unchecked;
        });
    }

    <T> Outcome<T> answer(T value, Object... arguments) {
        note(arguments);
        return refusal.<Outcome<T>>map(Outcome.Refused::as).orElseGet(() -> new Outcome.Done<>(value, replayed));
    }

    static <T> Page<T> page(T item) {
        return new Page<>(List.of(item), Optional.of("next-1"));
    }
}
