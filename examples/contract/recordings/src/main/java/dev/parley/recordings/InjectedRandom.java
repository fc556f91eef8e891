// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Bytes that depend on the sequence's seed, the instant, how many are asked for, and how often that many were asked for
 * at that instant: so that a build which draws one salt more still gives every id the bytes that it had before, and with
 * them the same drawn prices. The first bytes count, so that ids of one instant sort as they were made.
 */
final class InjectedRandom implements RandomGenerator {
    private final long seed;
    private final InstantSource clock;
    private final Map<Integer, Integer> asked = new HashMap<>();
    private long instant = Long.MIN_VALUE;

    InjectedRandom(long seed, InstantSource clock) {
        this.seed = seed;
        this.clock = clock;
    }

    @Override
    public synchronized void nextBytes(byte[] bytes) {
        long now = clock.millis();
        if (now != instant) {
            instant = now;
            asked.clear();
        }
        int count = asked.merge(bytes.length, 1, Integer::sum);
        for (int block = 0; block * 32 < bytes.length; block++) {
            byte[] drawn = hash(bytes.length, count, block);
            System.arraycopy(drawn, 0, bytes, block * 32, Math.min(32, bytes.length - block * 32));
        }
        if (bytes.length > 2) {
            bytes[0] = (byte) (count >>> 5 & 31);
            bytes[1] = (byte) (count & 31);
        }
    }

    @Override
    public synchronized long nextLong() {
        byte[] bytes = new byte[Long.BYTES];
        nextBytes(bytes);
        return ByteBuffer.wrap(bytes).getLong();
    }

    private byte[] hash(int length, int count, int block) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(2 * Long.BYTES + 3 * Integer.BYTES)
                            .putLong(seed)
                            .putLong(instant)
                            .putInt(length)
                            .putInt(count)
                            .putInt(block)
                            .array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
