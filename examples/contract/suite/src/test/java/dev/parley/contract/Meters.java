// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Meters as a host tells them, a line each: name and tags, then statistics such as {@code COUNT=9.0}. */
final class Meters {
    private static final Pattern COUNTED = Pattern.compile(" (COUNT|TOTAL_TIME)=([0-9.E+-]+)");

    private Meters() {}

    static String name(String line) {
        int end = line.indexOf("] ");
        return end < 0 ? line : line.substring(0, end + 1);
    }

    /** The line with what has been counted since an earlier one of the same meter; empty for none. */
    static String since(String before, String line) {
        Matcher earlier = COUNTED.matcher(before);
        return COUNTED.matcher(line).replaceAll(found -> {
            double counted = earlier.find() ? Double.parseDouble(earlier.group(2)) : 0;
            return " " + found.group(1) + "=" + (Double.parseDouble(found.group(2)) - counted);
        });
    }
}
