// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The path of a request under Parley's prefix as it was sent.
 *
 * @param base the context path, the dispatcher servlet's and the prefix
 * @param rawPath what follows, percent-encoded as it was sent; empty when what was sent only leads under the prefix in a
 *     roundabout way
 */
record Target(String base, String rawPath) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.~:@-]+");
    private static final String STAND_IN = "-";

    static Target of(String base, String rawUri) {
        return new Target(base, isUnder(base, rawUri) ? rawUri.substring(base.length()) : "");
    }

    static boolean isUnder(String base, String rawUri) {
        return rawUri.startsWith(base + "/");
    }

    /**
     * A path with as many segments at which neither servers nor firewalls take offence. It leads to the same operation:
     * a segment that is replaced fits no literal one.
     */
    String harmless() {
        return Arrays.stream(rawPath.split("/", -1))
                .skip(1)
                .map(segment -> isPlain(segment) ? segment : STAND_IN)
                .collect(Collectors.joining("/", "/", ""));
    }

    boolean isHarmless() {
        return rawPath.equals(harmless());
    }

    private static boolean isPlain(String segment) {
        return PLAIN.matcher(segment).matches() && !segment.equals(".") && !segment.equals("..");
    }
}
