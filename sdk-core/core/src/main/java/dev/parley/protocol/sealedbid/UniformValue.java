// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Bytes;
import java.math.BigInteger;

/**
 * Chance as 32 bytes, of which every value is equally likely. They are the number n of the 2²⁵⁶ equal pieces of [0, 1],
 * and stand for its middle: (2n + 1)/2²⁵⁷, so that the complement of every value is a value too.
 *
 * @param bytes 32
 * @since 0.1.0
 */
public record UniformValue(Bytes bytes) {
    /** How many bytes it takes. */
    public static final int LENGTH = 32;

    private static final BigInteger PIECES = BigInteger.ONE.shiftLeft(8 * LENGTH + 1);

    public UniformValue {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException("bytes must be " + LENGTH);
        }
    }

    /** The value of those bytes. */
    public static UniformValue of(byte[] bytes) {
        return new UniformValue(Bytes.of(bytes));
    }

    /** Strictly between 0 and 1. */
    public Ratio chance() {
        BigInteger piece = new BigInteger(1, bytes.toArray());
        return Ratio.of(piece.shiftLeft(1).setBit(0), PIECES);
    }
}
