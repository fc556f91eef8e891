// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.model.NegotiationId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The service's share of a draw that anyone can recompute afterwards. It is committed to by its hash when a negotiation
 * opens, parties add nonces of their own, and whoever is given the seed finds the same value.
 *
 * <p>Every input is UTF-8 and preceded by its length as four bytes, the highest first; ‖ joins bytes.
 *
 * <ul>
 *   <li>commitment = SHA-256("parley-seed/1" ‖ negotiation ‖ subject ‖ salt ‖ value)
 *   <li>drawn bytes = HMAC-SHA-256(value, "parley-draw/1" ‖ negotiation ‖ subject ‖ each nonce), an absent nonce being
 *       empty
 * </ul>
 *
 * @param salt 32 bytes that keep the commitment from being guessed at
 * @param value 32 bytes that key the draw
 * @since 0.1.0
 */
public record DrawSeed(Bytes salt, Bytes value) {
    /** The length of salt and value, each, in bytes. */
    public static final int LENGTH = 32;

    /** The length of what is drawn, in bytes. */
    public static final int DRAWN = 32;

    private static final String HMAC = "HmacSHA256";

    public DrawSeed {
        if (salt.length() != LENGTH || value.length() != LENGTH) {
            throw new IllegalArgumentException("salt and value must have " + LENGTH + " bytes");
        }
    }

    /**
     * The seed of a negotiation's subject under a secret key. Whoever lacks the key learns nothing of it from all the
     * others.
     *
     * @param key secret, at least 32 bytes
     * @param scope what sets equal negotiations apart, such as the tenant
     */
    public static DrawSeed derived(byte[] key, String scope, NegotiationId negotiation, String subject) {
        return new DrawSeed(
                Bytes.of(hmac(key, joined("parley-seed-salt/1", scope, negotiation.value(), subject))),
                Bytes.of(hmac(key, joined("parley-seed-value/1", scope, negotiation.value(), subject))));
    }

    /**
     * The seed that {@link #hex} wrote.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static DrawSeed fromHex(String hex) {
        if (!hex.matches("[0-9a-f]{" + 4 * LENGTH + "}")) {
            throw new IllegalArgumentException("a seed has " + 4 * LENGTH + " lower-case hexadecimal digits");
        }
        HexFormat format = HexFormat.of();
        return new DrawSeed(
                Bytes.of(format.parseHex(hex, 0, 2 * LENGTH)), Bytes.of(format.parseHex(hex, 2 * LENGTH, 4 * LENGTH)));
    }

    /** Salt and value, 128 lower-case hexadecimal digits. */
    public String hex() {
        return salt.toString() + value;
    }

    /** What the service publishes when the negotiation opens. */
    public Hash commitment(NegotiationId negotiation, String subject) {
        return Hash.sha256(
                joined("parley-seed/1", negotiation.value(), subject),
                prefixed(salt.toArray()),
                prefixed(value.toArray()));
    }

    /** The {@value #DRAWN} bytes that seed and nonces draw, each value equally likely. */
    public byte[] draw(NegotiationId negotiation, String subject, List<String> nonces) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(joined("parley-draw/1", negotiation.value(), subject));
        nonces.forEach(nonce -> message.writeBytes(joined(nonce)));
        return hmac(value.toArray(), message.toByteArray());
    }

    private static byte[] joined(String... texts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (String text : texts) {
            joined.writeBytes(prefixed(text.getBytes(StandardCharsets.UTF_8)));
        }
        return joined.toByteArray();
    }

    private static byte[] prefixed(byte[] bytes) {
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    /** Nothing of what it holds, since errors are logged. */
    @Override
    public String toString() {
        return "DrawSeed";
    }
}
