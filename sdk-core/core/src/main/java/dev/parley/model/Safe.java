// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * The integers that JSON and TypeScript carry without loss: ±(2⁵³ − 1).
 *
 * @since 0.1.0
 */
public final class Safe {
    /** 2⁵³ − 1. */
    public static final long MAX = (1L << 53) - 1;

    private Safe() {}

    /** Tells whether a number is within ±{@link #MAX}. */
    public static boolean holds(long number) {
        return number >= -MAX && number <= MAX;
    }

    /**
     * Returns a number within ±{@link #MAX}.
     *
     * @throws ArithmeticException if it lies outside; the message has the parameter's name
     */
    public static long require(String name, long number) {
        if (!holds(number)) {
            throw new ArithmeticException(name + " must lie within ±(2^53 - 1)");
        }
        return number;
    }
}
