// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Safe;
import dev.parley.model.Value;

/** The numbers of a mandate: whatever is wrong with one is an argument's error, never an arithmetic one. */
final class Limits {
    private Limits() {}

    static long requireSafe(String name, long number) {
        if (!Safe.holds(number)) {
            throw new IllegalArgumentException(name + " must lie within ±(2^53 - 1)");
        }
        return number;
    }

    static long requireWithin(String name, long number, long min, long max) {
        if (number < min || number > max) {
            throw new IllegalArgumentException(name + " must be " + min + " to " + max);
        }
        return number;
    }

    static Json write(Money money) {
        return Value.of(money).toJson();
    }

    static int readInt(String name, Json json) {
        return (int) requireWithin(name, json.integer(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
