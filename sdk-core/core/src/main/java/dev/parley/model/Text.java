// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.Objects;

/**
 * The rule for text that may enter Parley: valid Unicode, no U+0000, of bounded length.
 *
 * @since 0.1.0
 */
public final class Text {
    private Text() {}

    /**
     * Tells whether a text has neither U+0000 nor an unpaired surrogate, so that every store and every JSON reader
     * carries it unchanged.
     */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The beginning of a text, at most so many UTF-16 units of it, no character cut in two. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Tells whether a text can name something: not blank, storable, and without control characters. */
    public static boolean isId(String text, int maxLength) {
        return !text.isBlank()
                && text.length() <= maxLength
                && isStorable(text)
                && text.chars().noneMatch(Character::isISOControl);
    }

    /**
     * Returns a text that can name something.
     *
     * @throws IllegalArgumentException if {@link #isId} does not hold; the message has the parameter's name, not the text
     */
    public static String requireId(String name, String text, int maxLength) {
        Objects.requireNonNull(text, name);
        if (!isId(text, maxLength)) {
            throw new IllegalArgumentException(
                    name + " must have 1 to " + maxLength + " characters, not blank, no control characters");
        }
        return text;
    }

    /**
     * Returns a text for people to read.
     *
     * @throws IllegalArgumentException if it is longer than {@code maxLength} or not {@link #isStorable storable}
     */
    public static String requireProse(String name, String text, int maxLength) {
        Objects.requireNonNull(text, name);
        if (text.length() > maxLength || !isStorable(text)) {
            throw new IllegalArgumentException(
                    name + " must have at most " + maxLength + " characters of valid Unicode");
        }
        return text;
    }
}
