// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param items in the list's order
 * @param next the cursor of the page after this one; empty on the last
 * @since 0.1.0
 */
public record Page<T>(List<T> items, Optional<String> next) {
    /** The most items of a page. */
    public static final int MAX_LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** This page with its items changed. */
    public <U> Page<U> map(Function<? super T, ? extends U> change) {
        return new Page<>(items.stream().<U>map(change).toList(), next);
    }
}
