// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract.host;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.security.Security;

/**
 * Takes chance out of a process, also where no port lets one in: once {@link #fix fixed}, every {@code new
 * SecureRandom()} gives the same bytes at every call, so that signatures and the nonces of ciphers depend on nothing but
 * what is signed and sealed, in whatever order threads ask. For tests alone.
 */
public final class Chance extends Provider {
    private static final long serialVersionUID = 1;
    private static final SecureRandom REAL = new SecureRandom();
    private static volatile boolean fixed;

    private Chance() {
        super("Chance", "1", "Randomness that can be taken out");
        put("SecureRandom.Chance", Source.class.getName());
    }

    /** Stands in for every secure source that is made from now on; until it is fixed it is as random as any. */
    public static void install() {
        REAL.nextInt();
        Security.insertProviderAt(new Chance(), 1);
    }

    /** From now on all of them give the same. */
    public static void fix() {
        fixed = true;
    }

    /** What stands behind a {@link SecureRandom}. */
    public static final class Source extends SecureRandomSpi {
        private static final long serialVersionUID = 1;

        @Override
        protected void engineSetSeed(byte[] seed) {
            // Nothing that is told makes it less random, and nothing makes it differ.
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            if (!fixed) {
                REAL.nextBytes(bytes);
                return;
            }
            for (int from = 0; from < bytes.length; from += 32) {
                System.arraycopy(block(from), 0, bytes, from, Math.min(32, bytes.length - from));
            }
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            byte[] seed = new byte[length];
            engineNextBytes(seed);
            return seed;
        }

        private static byte[] block(int number) {
            try {
                return MessageDigest.getInstance("SHA-256")
                        .digest(ByteBuffer.allocate(Integer.BYTES)
                                .putInt(number)
                                .array());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
