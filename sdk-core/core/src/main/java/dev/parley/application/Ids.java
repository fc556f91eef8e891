// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Fresh ids: unguessable and time-ordered. An id is a prefix, 10 digits of milliseconds and 26 random digits (130 bits)
 * in Crockford's base 32, which sorts as time does.
 */
public final class Ids {
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 26;

    private final InstantSource clock;
    private final RandomGenerator random;

    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A fresh id with that prefix, such as {@code neg}. */
    public String next(String prefix) {
        StringBuilder id = dated(prefix, clock.millis());
        byte[] bytes = bytes(RANDOM_DIGITS);
        for (byte b : bytes) {
            id.append(DIGITS[b & 31]);
        }
        return id.toString();
    }

    /** What sorts before every id with that prefix that is drawn from that instant on, and after every earlier one. */
    public static String before(String prefix, Instant from) {
        return dated(prefix, from.toEpochMilli()).toString();
    }

    private static StringBuilder dated(String prefix, long millis) {
        StringBuilder id = new StringBuilder(prefix.length() + 1 + TIME_DIGITS + RANDOM_DIGITS);
        id.append(prefix).append('_');
        for (int shift = 5 * (TIME_DIGITS - 1); shift >= 0; shift -= 5) {
            id.append(DIGITS[(int) (millis >>> shift) & 31]);
        }
        return id;
    }

    /** Fresh unguessable bytes. */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
