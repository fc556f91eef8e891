// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something wrong with JSON.
 *
 * @param pointer where (RFC 6901); of a missing or unknown member, where that would stand
 * @param code {@code MISSING}, {@code WRONG_TYPE}, {@code UNKNOWN_FIELD}, {@code TOO_SMALL}, {@code TOO_LARGE}, {@code
 *     TOO_SHORT}, {@code TOO_LONG}, {@code TOO_FEW}, {@code TOO_MANY}, {@code ENUM}, {@code PATTERN}, {@code FORMAT},
 *     {@code UNIQUE_ITEMS} or {@code INVALID}
 * @param message what, in English, with the bound that it hit and without the value
 * @since 0.1.0
 */
public record FormFault(String pointer, String code, String message) {
    /** The fault in words that name the field too, such as {@code rounds must be at most 9}. */
    public String sentence() {
        return pointer.isEmpty() ? message : field() + " " + message;
    }

    private String field() {
        return pointer.substring(1).replace("~1", "/").replace("~0", "~");
    }

    /**
     * What building makes of JSON in which no other fault was found; empty when the value's constructor refuses.
     *
     * @param pointer where the JSON stands
     * @param faults told of the refusal
     */
    public static <T> Optional<T> ofBuilding(String pointer, Supplier<T> building, Consumer<FormFault> faults) {
        try {
            return Optional.of(building.get());
        } catch (IllegalArgumentException e) {
            faults.accept(new FormFault(pointer, "INVALID", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
