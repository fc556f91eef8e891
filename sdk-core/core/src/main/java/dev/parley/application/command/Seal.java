// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import dev.parley.port.KeySource;
import dev.parley.port.KeyUnavailableException;
import dev.parley.port.SealingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM what Parley's tables are to hold and not to show: neither content nor length. Each purpose has
 * a key of its own, derived from the host's.
 *
 * <p>Sealed bytes are {@code 1 ‖ length of the key's name, 1 byte ‖ the key's name ‖ nonce, 12 bytes ‖ ciphertext}. The
 * content is filled up with zeros before it is encrypted, and so must tell its own length. Its place is bound in, so that
 * nothing passes for what lies elsewhere. JSON never begins with that 1.
 */
public final class Seal {
    /** What is longer than a seal's least length is filled up to a multiple of this. */
    public static final int LONG = 65_536;

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeySource keys;
    private final String purpose;
    private final int least;

    /**
     * A seal.
     *
     * @param purpose what for, whose and where; two that differ have different keys
     * @param least the length to which shorter contents are filled up, in bytes
     */
    public Seal(KeySource keys, String purpose, int least) {
        this.keys = keys;
        this.purpose = purpose;
        this.least = least;
    }

    /** Whether these bytes are sealed, and not JSON. */
    public static boolean isSealed(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == VERSION;
    }

    /** The content sealed for a place, under the key that is current. */
    public byte[] seal(byte[] content, String place) {
        SealingKey key = keys.sealingKey();
        byte[] name = key.id().getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, place, filledUp(content));
        return ByteBuffer.allocate(2 + name.length + NONCE + sealed.length)
                .put(VERSION)
                .put((byte) name.length)
                .put(name)
                .put(nonce)
                .put(sealed)
                .array();
    }

    private byte[] filledUp(byte[] content) {
        int full = content.length <= least ? least : (content.length + LONG - 1) / LONG * LONG;
        return ByteBuffer.allocate(full).put(content).array();
    }

    /**
     * The content, with the zeros after it.
     *
     * @throws KeyUnavailableException if its key cannot be had, or is another than it was
     */
    public ByteBuffer open(byte[] sealed, String place) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        bytes.get();
        String name = new String(taken(bytes, bytes.get() & 0xff), StandardCharsets.UTF_8);
        byte[] nonce = taken(bytes, NONCE);
        byte[] encrypted = taken(bytes, bytes.remaining());
        SealingKey key = keys.sealingKey(name).orElseThrow(() -> new KeyUnavailableException(name));
        return ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, key, nonce, place, encrypted));
    }

    /** The next bytes of a buffer. */
    public static byte[] taken(ByteBuffer from, int length) {
        byte[] taken = new byte[length];
        from.get(taken);
        return taken;
    }

    private byte[] cipher(int mode, SealingKey key, byte[] nonce, String place, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(ownKey(key), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (AEADBadTagException e) {
            KeyUnavailableException wrong = new KeyUnavailableException(key.id());
            wrong.initCause(e);
            throw wrong;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-256-GCM", e);
        }
    }

    private byte[] ownKey(SealingKey key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.secret().toArray(), "HmacSHA256"));
        return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }
}
