// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The places of a JSON text's values, and the text with something else there. */
final class Places {
    private Places() {}

    /** By the text that precedes a value: every value behind a colon or at the head of an array. */
    static Map<String, UnaryOperator<String>> of(String text) {
        Map<String, UnaryOperator<String>> places = new LinkedHashMap<>();
        for (int at = 1; at < text.length(); at++) {
            char before = text.charAt(at - 1);
            if (before == ':' || before == '[') {
                int from = at;
                int to = end(text, at);
                if (to > from) {
                    places.put(
                            text.substring(Math.max(0, at - 20), at),
                            junk -> text.substring(0, from) + junk + text.substring(to));
                }
            }
        }
        return places;
    }

    private static int end(String text, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            }
            if (quoted) {
                continue;
            }
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                if (depth == 0) {
                    return at;
                }
                depth--;
            } else if (c == ',' && depth == 0) {
                return at;
            }
        }
        return text.length();
    }
}
