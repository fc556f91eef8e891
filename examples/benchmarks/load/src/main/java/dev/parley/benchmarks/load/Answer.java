// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/** The bytes of an answer that have come so far: just enough of HTTP/1.1 to know when it is whole. */
final class Answer {
    private static final byte[] END_OF_HEAD = Wire.bytes("\r\n\r\n");
    private static final byte[] LAST_CHUNK = Wire.bytes("\r\n0\r\n\r\n");

    private final byte[] bytes = new byte[1 << 17];
    private int length;
    /** Where the body begins; negative until the head is whole. */
    private int body = -1;
    /** The body's length; negative when it comes in chunks. */
    private int announced;

    byte[] space() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
        body = -1;
    }

    /** Takes in that so many bytes more have come; whether the answer is whole. */
    boolean grow(int more) {
        length += more;
        if (body < 0 && !readHead()) {
            return false;
        }
        return announced >= 0 ? length >= body + announced : endsWithLastChunk();
    }

    private boolean readHead() {
        int end = find(END_OF_HEAD, 0);
        if (end < 0) {
            return false;
        }
        body = end + END_OF_HEAD.length;
        String head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        boolean none = status() == 304 || status() == 204;
        announced = none ? 0 : contentLength(head).orElse(head.contains("transfer-encoding: chunked") ? -1 : 0);
        return true;
    }

    private static OptionalInt contentLength(String head) {
        String name = "\r\ncontent-length:";
        int at = head.indexOf(name);
        if (at < 0) {
            return OptionalInt.empty();
        }
        int end = head.indexOf('\r', at + 2);
        String value = head.substring(at + name.length(), end < 0 ? head.length() : end);
        return OptionalInt.of(Integer.parseInt(value.strip()));
    }

    private boolean endsWithLastChunk() {
        // With nothing in the body the last chunk follows the head's own line end.
        return length - LAST_CHUNK.length >= body - 2 && matches(LAST_CHUNK, length - LAST_CHUNK.length);
    }

    int status() {
        return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + (bytes[11] - '0');
    }

    /** What stands between a mark and the next quotation mark, the mark itself looked for after another one. */
    String textAfter(byte[] earlier, byte[] mark) {
        int from = find(earlier, 0);
        int at = from < 0 ? -1 : find(mark, from + earlier.length);
        if (at < 0) {
            throw new IllegalStateException("nothing like that in " + this);
        }
        int start = at + mark.length;
        int end = start;
        while (bytes[end] != '"') {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private int find(byte[] wanted, int from) {
        for (int at = from; at <= length - wanted.length; at++) {
            if (matches(wanted, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean matches(byte[] wanted, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
