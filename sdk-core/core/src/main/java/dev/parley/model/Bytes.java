// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Immutable bytes, equal when their contents are.
 *
 * @since 0.1.0
 */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of some bytes. */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /** A copy of these bytes. */
    public byte[] toArray() {
        return content.clone();
    }

    /** How many there are. */
    public int length() {
        return content.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(content);
    }
}
