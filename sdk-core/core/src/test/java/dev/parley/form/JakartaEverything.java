// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.ItemId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** {@link Everything} with Jakarta Validation's constraints. */
record JakartaEverything(
        @Min(-3) @Max(12) int count,
        @Min(0) long units,
        boolean on,
        @Size(min = 2, max = 5) String text,
        Optional<@Size(max = 3) String> note,
        Optional<@Min(1) @Max(2) Integer> level,
        Optional<Instant> when,
        Everything.Colour colour,
        @Size(min = 1, max = 3) List<@Min(0) @Max(9) Long> digits,
        @Size(max = 2) Set<ItemId> items,
        @Size(max = 2) SortedMap<ItemId, @Min(5) Long> byItem,
        @Valid Inner inner,
        @Valid Beside beside) {
    record Inner(@Size(min = 1, max = 2) String name) {}

    record Beside(@Min(1) @Max(3) int weight) {}

    static JakartaEverything of(Everything other) {
        return new JakartaEverything(
                other.count(),
                other.units(),
                other.on(),
                other.text(),
                other.note(),
                other.level(),
                other.when(),
                other.colour(),
                other.digits(),
                other.items(),
                other.byItem(),
                new Inner(other.inner().name()),
                new Beside(other.beside().weight()));
    }
}
