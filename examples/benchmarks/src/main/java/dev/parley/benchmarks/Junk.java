// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** JSON texts of a given size that are made to be costly to read, and names that all have the same hash. */
final class Junk {
    private Junk() {}

    /** Texts by what is costly about them, each of about that many characters. */
    static Map<String, String> of(int size) {
        Map<String, String> junk = new LinkedHashMap<>();
        junk.put("colliding names", object(size, i -> '"' + colliding(i) + "\":1"));
        junk.put("colliding names of objects", object(size, i -> '"' + colliding(i) + "\":{}"));
        junk.put("colliding texts", array(size, i -> '"' + colliding(i) + '"'));
        junk.put("short names", object(size, i -> '"' + Integer.toString(i, 36) + "\":1"));
        junk.put("one name again and again", object(size, i -> "\"a\":1"));
        junk.put("names that cannot be stored", object(size, i -> "\"\\u0000\":1"));
        junk.put("empty objects", array(size, i -> "{}"));
        junk.put("empty arrays", array(size, i -> "[]"));
        junk.put("digits", array(size, i -> "1"));
        junk.put("fractions", array(size, i -> "1.5"));
        junk.put("nulls", array(size, i -> "null"));
        junk.put("texts that cannot be stored", array(size, i -> "\"\\u0000\""));
        junk.put("deep arrays", array(size, i -> "[".repeat(20) + "]".repeat(20)));
        junk.put("deep objects", array(size, i -> "{\"a\":".repeat(20) + "1" + "}".repeat(20)));
        junk.put("long text", '"' + "a".repeat(size) + '"');
        junk.put("long blank text", '"' + " ".repeat(size) + '"');
        junk.put("long escaped text", '"' + "\\u0041".repeat(size / 6) + '"');
        junk.put("long text beyond the plane", '"' + "\uD83D\uDE00".repeat(size / 4) + '"');
        junk.put("long number", "9".repeat(size));
        junk.put("long fraction", "0." + "9".repeat(size));
        junk.put("long exponent", "1e" + "9".repeat(size));
        return junk;
    }

    /** The names of that place, and all others, have one hash. */
    static String colliding(int place) {
        StringBuilder name = new StringBuilder();
        for (int bit = 12; bit >= 0; bit--) {
            name.append((place >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    private static String object(int size, IntFunction<String> member) {
        return '{' + String.join(",", filling(size, member)) + '}';
    }

    private static String array(int size, IntFunction<String> element) {
        return '[' + String.join(",", filling(size, element)) + ']';
    }

    private static List<String> filling(int size, IntFunction<String> part) {
        List<String> parts = new ArrayList<>();
        for (int taken = 2; ; ) {
            String next = part.apply(parts.size());
            taken += next.length() + 1;
            if (taken > size) {
                return parts;
            }
            parts.add(next);
        }
    }
}
