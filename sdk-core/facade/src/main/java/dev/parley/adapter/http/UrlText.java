// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoded text (RFC 3986), read strictly: whole escapes, valid UTF-8, nothing unescaped that no URI may hold. */
final class UrlText {
    private static final String SEGMENT = "-._~!$&'()*+,=:@";
    private static final String QUERY = SEGMENT + ";/? ";

    private UrlText() {}

    /** A path segment; empty when it is not well encoded. A semicolon must be escaped, for frameworks cut there. */
    static Optional<String> segment(String raw) {
        return decode(raw, SEGMENT);
    }

    /** A name or value of a query, in which a plus is a space; empty when it is not well encoded. */
    static Optional<String> query(String raw) {
        return raw.indexOf(' ') >= 0 ? Optional.empty() : decode(raw.replace('+', ' '), QUERY);
    }

    private static Optional<String> decode(String raw, String marks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                if (!isLetterOrDigit(c) && marks.indexOf(c) < 0) {
                    return Optional.empty();
                }
                bytes.write(c);
                continue;
            }
            int octet = octet(raw, i + 1);
            if (octet < 0) {
                return Optional.empty();
            }
            bytes.write(octet);
            i += 2;
        }
        return utf8(bytes.toByteArray());
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    private static int octet(String raw, int from) {
        if (from + 2 > raw.length()) {
            return -1;
        }
        int high = digit(raw.charAt(from));
        int low = digit(raw.charAt(from + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
