// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

/** Forgives one letter of a word: one that is missing, one too many, another one, or two neighbours that changed places. */
final class Spelling {
    /** Shorter words have too many neighbours to be forgiven. */
    private static final int SHORTEST = 4;

    private Spelling() {}

    /** Whether a word that was typed is a word, or one letter away from its beginning or from the whole of it. */
    static boolean isNear(String typed, String word) {
        if (typed.length() < SHORTEST) {
            return word.equals(typed);
        }
        return isOneAway(typed, word) || isOneAway(typed, word.substring(0, Math.min(word.length(), typed.length())));
    }

    private static boolean isOneAway(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        int at = 0;
        while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
            at++;
        }
        return shorter.length() == longer.length()
                ? at == shorter.length() || isReplacedOrSwapped(shorter, longer, at)
                : shorter.substring(at).equals(longer.substring(at + 1));
    }

    private static boolean isReplacedOrSwapped(String one, String other, int at) {
        if (one.substring(at + 1).equals(other.substring(at + 1))) {
            return true;
        }
        return at + 1 < one.length()
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && one.substring(at + 2).equals(other.substring(at + 2));
    }
}
