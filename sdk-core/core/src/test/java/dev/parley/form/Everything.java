// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.ItemId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** A record with a component of every kind that forms know. */
record Everything(
        @Min(-3) @Max(12) int count,
        @Min(0) long units,
        boolean on,
        @Size(min = 2, max = 5) String text,
        Optional<@Size(max = 3) String> note,
        Optional<@Min(1) @Max(2) Integer> level,
        Optional<Instant> when,
        Colour colour,
        @Size(min = 1, max = 3) List<@Min(0) @Max(9) Long> digits,
        @Size(max = 2) Set<ItemId> items,
        @Size(max = 2) SortedMap<ItemId, @Min(5) Long> byItem,
        Inner inner,
        @Flat Beside beside) {
    enum Colour {
        RED,
        DARK_BLUE
    }

    record Inner(@Named("renamed") @Size(min = 1, max = 2) String name) {}

    record Beside(@Min(1) @Max(3) int weight) {}
}
