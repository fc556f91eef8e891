// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import java.net.URI;
import java.net.URISyntaxException;

/** The target of a request's first line. */
final class RequestTarget {
    private static final String PLAIN = "-._~!$&'()*+,;=:@/?";

    /** An octet that is in no UTF-8: what it stands in for is no more of a name than this. */
    private static final String NO_TEXT = "%FF";

    private RequestTarget() {}

    /** A target that is a URI, as it is; else one in which the gate finds the same as ill-encoded. */
    static String sound(String target) {
        return isUri(target) ? target : mended(target);
    }

    private static boolean isUri(String target) {
        try {
            return new URI(target).getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String mended(String target) {
        StringBuilder mended = new StringBuilder(target.length());
        for (int i = 0; i < target.length(); i++) {
            mended.append(mended(target, i));
        }
        return mended.toString();
    }

    private static String mended(String target, int at) {
        char c = target.charAt(at);
        if (c == '%') {
            boolean escape = at + 2 < target.length() && isHex(target.charAt(at + 1)) && isHex(target.charAt(at + 2));
            return escape ? "%" : NO_TEXT;
        }
        boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
        return plain ? String.valueOf(c) : NO_TEXT;
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}
