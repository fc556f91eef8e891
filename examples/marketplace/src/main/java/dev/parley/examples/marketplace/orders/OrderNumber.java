// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import dev.parley.model.OrderReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * An order's number that people can read aloud, such as {@code FH-4QX7M-9C2TD}: ten letters and digits of Crockford's
 * alphabet, which leaves out I, L, O and U. The number follows from what is bought, so that a purchase that is sent twice
 * has one number.
 */
final class OrderNumber {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int HALF = 5;

    private OrderNumber() {}

    /** The number of what a text names: the same text has the same number. */
    static OrderReference of(String named) {
        byte[] hash = sha256(named);
        StringBuilder number = new StringBuilder("FH");
        for (int place = 0; place < 2 * HALF; place++) {
            number.append(place % HALF == 0 ? "-" : "");
            number.append(ALPHABET.charAt(hash[place] & (ALPHABET.length() - 1)));
        }
        return new OrderReference(number.toString());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
