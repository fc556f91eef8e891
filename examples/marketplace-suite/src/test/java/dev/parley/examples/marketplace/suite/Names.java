// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for what a marketplace draws by chance: the same text gets the same name, in the order of first sight, so that
 * two marketplaces that say the same thing read the same.
 */
final class Names {
    private static final Pattern ID = Pattern.compile("([a-z]+)_[0-9a-z]{36}");
    private static final Pattern DRAWN = Pattern.compile("(?<id>[a-z]+_[0-9a-z]{36})"
            + "|(?<order>\\bFH-[0-9A-Z]{5}-[0-9A-Z]{5}\\b)"
            + "|(?<hash>\\b[0-9a-f]{64}\\b)"
            + "|(?<signature>\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(~[A-Za-z0-9_~-]*)?)"
            + "|(?<token>(?<=fairhand-session=|forgeryToken\":\")[A-Za-z0-9_-]{32})");

    private final Map<String, String> names = new LinkedHashMap<>();

    /** A text with names in place of what was drawn. */
    String in(String text) {
        return DRAWN.matcher(text).replaceAll(drawn -> Matcher.quoteReplacement(name(drawn.group())));
    }

    /** The name of something that was drawn. */
    String name(String drawn) {
        return names.computeIfAbsent(drawn, first -> kind(first) + "-" + (names.size() + 1));
    }

    private static String kind(String drawn) {
        Matcher id = ID.matcher(drawn);
        return id.matches() ? id.group(1) : "drawn";
    }
}
