// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import dev.parley.model.Instants;
import dev.parley.model.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Reading of members as strictly as they were written: nothing unknown, and one spelling of each value. */
final class Strict {
    private Strict() {}

    /** Refuses an object with any other member. */
    static void requireOnly(Json object, String... names) {
        List<String> known = List.of(names);
        if (!known.containsAll(object.members().keySet())) {
            throw new Json.Mismatch("may have only " + String.join(", ", known));
        }
    }

    /** Refuses an object whose {@code format} is not that one. */
    static void requireFormat(Json object, String format) {
        if (!object.get("format").equals(Json.of(format))) {
            throw new Json.Mismatch("format must be " + format);
        }
    }

    /** The member, read by a function; what it throws because of the value becomes a {@link Json.Mismatch}. */
    static <T> T read(Json object, String name, Function<Json, T> reader) {
        Json member = object.get(name);
        try {
            return reader.apply(member);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw mismatch(name, e);
        }
    }

    static Hash hash(Json value) {
        return new Hash(value.text());
    }

    /** An instant in the one spelling that {@link Json#of(Instant)} writes. */
    static Instant instant(Json value) {
        Instant instant = value.instant();
        if (!Instants.text(instant).equals(value.text())) {
            throw new Json.Mismatch("must be an instant in UTC with six digits");
        }
        return instant;
    }

    private static Json.Mismatch mismatch(String name, RuntimeException cause) {
        Json.Mismatch mismatch = new Json.Mismatch(name + ": " + cause.getMessage());
        mismatch.initCause(cause);
        return mismatch;
    }
}
