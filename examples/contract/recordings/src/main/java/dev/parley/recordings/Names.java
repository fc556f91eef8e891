// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts numbers in place of what depends on how things are stored and of nothing else, so that another encoding of events
 * does not drown what really differs. These are:
 *
 * <ul>
 *   <li>ids ({@code neg_…}), by the order in which the sequence first shows them: {@code neg#1};
 *   <li>entity tags that are hashes and the cursors of pages, by the same order: {@code tag#1}, {@code cursor#1}. Tags
 *       that count stay as they are;
 *   <li>hashes and salts of 64 hexadecimal digits, by their order within one exchange: {@code hash#1};
 *   <li>the salts of a transcript's parts: {@code salt};
 *   <li>of a signed text (JWS) the signature. What it signs, and what a part of a transcript holds, is decoded and treated
 *       like any other text.
 * </ul>
 */
final class Names {
    private static final int ID_DIGITS = 36;
    private static final int HASH_DIGITS = 64;
    private static final int TAG_DIGITS = 22;

    private final boolean strict;
    private final Map<String, String> lasting = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * Names for one sequence.
     *
     * @param strict whether everything stays as it is
     */
    Names(boolean strict) {
        this.strict = strict;
    }

    /** The same text with numbers; called once for each exchange, in order. */
    String in(String text) {
        return strict ? text : named(text, new HashMap<>());
    }

    private String named(String text, Map<String, String> passing) {
        StringBuilder named = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isPart(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                named.append(name(text, at, end, passing));
            }
            if (end < text.length()) {
                named.append(text.charAt(end));
            }
            at = end + 1;
        }
        return named.toString();
    }

    private static boolean isPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || "_-.~".indexOf(c) >= 0;
    }

    private CharSequence name(String text, int at, int end, Map<String, String> passing) {
        int length = end - at;
        if (follows(text, at, "\"next\":\"") || follows(text, at, "cursor=")) {
            return lasting("cursor", text.substring(at, end));
        }
        if (follows(text, at, "\"salt\":\"") && length < HASH_DIGITS) {
            return "salt";
        }
        if (length < TAG_DIGITS) {
            return text.subSequence(at, end);
        }
        if (length == TAG_DIGITS && (follows(text, at, "ETag: \"") || follows(text, at, "Match: \""))) {
            return lasting("tag", text.substring(at, end));
        }
        return longWord(text.substring(at, end), passing);
    }

    private CharSequence longWord(String word, Map<String, String> passing) {
        int mark = word.indexOf('_');
        if (mark > 1 && mark < 6 && word.length() == mark + 1 + ID_DIGITS) {
            return lasting(word.substring(0, mark), word);
        }
        if (word.length() == HASH_DIGITS && word.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0)) {
            return passing.computeIfAbsent(word, unseen -> "hash#" + (passing.size() + 1));
        }
        if (!word.startsWith("eyJ")) {
            return word;
        }
        return word.indexOf('.') > 0 ? signed(word, passing) : "part(" + named(decoded(word), passing) + ")";
    }

    private static boolean follows(String text, int at, String before) {
        return text.startsWith(before, at - before.length());
    }

    private String lasting(String kind, String word) {
        String known = lasting.get(word);
        if (known != null) {
            return known;
        }
        String fresh = kind + '#' + counts.merge(kind, 1, Integer::sum);
        lasting.put(word, fresh);
        return fresh;
    }

    private String signed(String jws, Map<String, String> passing) {
        String[] parts = jws.split("\\.", -1);
        return "jws(" + named(decoded(parts[0]), passing) + ", " + named(decoded(parts[1]), passing) + ")";
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
