package dev.parley.application.negotiation;

import dev.parley.audit.AuditPart;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
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
 * What is one seat's alone as a negotiation's events keep it: encrypted with AES-256-GCM, so that whoever reads the
 * database learns neither content nor salt nor length. Every negotiation has a key of its own, derived from the host's.
 *
 * <p>A sealed part is {@code 1 ‖ length of the key's name, 1 byte ‖ the key's name ‖ nonce, 12 bytes ‖ ciphertext}. What
 * is encrypted is {@code length of the content, 4 bytes ‖ salt, 32 bytes ‖ content ‖ zeros}, filled up to {@value #SHORT}
 * bytes, or where it is longer to a multiple of {@value #LONG}. The place of the part is bound in, so that none passes for
 * another. A part that is not sealed is JSON, and never begins with that 1.
 */
final class Sealing {
    static final int SHORT = 2_048;
    static final int LONG = 65_536;

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeySource keys;
    private final Tenant tenant;
    private final NegotiationId negotiation;

    Sealing(KeySource keys, Tenant tenant, NegotiationId negotiation) {
        this.keys = keys;
        this.tenant = tenant;
        this.negotiation = negotiation;
    }

    /**
     * Where a part stands.
     *
     * @param seq the number of its event
     * @param index its own, from 0
     */
    record Place(long seq, int index) {}

    static boolean isSealed(byte[] content) {
        return content.length > 0 && content[0] == VERSION;
    }

    byte[] seal(AuditPart.Present part, Place place) {
        SealingKey key = keys.sealingKey();
        byte[] name = key.id().getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, part.audience().name(), place, padded(part));
        return ByteBuffer.allocate(2 + name.length + NONCE + sealed.length)
                .put(VERSION)
                .put((byte) name.length)
                .put(name)
                .put(nonce)
                .put(sealed)
                .array();
    }

    private static byte[] padded(AuditPart.Present part) {
        byte[] content = part.content();
        int length = Integer.BYTES + AuditPart.SALT_BYTES + content.length;
        int full = length <= SHORT ? SHORT : (length + LONG - 1) / LONG * LONG;
        return ByteBuffer.allocate(full)
                .putInt(content.length)
                .put(part.salt())
                .put(content)
                .array();
    }

    /**
     * The part as it was before it was sealed.
     *
     * @throws KeyUnavailableException if its key cannot be had, or is another than it was
     */
    AuditPart.Present open(AuditPart.Present sealed, Place place) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed.content());
        bytes.get();
        byte[] name = taken(bytes, bytes.get() & 0xff);
        byte[] nonce = taken(bytes, NONCE);
        byte[] encrypted = taken(bytes, bytes.remaining());
        String id = new String(name, StandardCharsets.UTF_8);
        SealingKey key = keys.sealingKey(id).orElseThrow(() -> new KeyUnavailableException(id));
        ByteBuffer plain = ByteBuffer.wrap(
                cipher(Cipher.DECRYPT_MODE, key, nonce, sealed.audience().name(), place, encrypted));
        int length = plain.getInt();
        byte[] salt = taken(plain, AuditPart.SALT_BYTES);
        return new AuditPart.Present(sealed.audience(), salt, taken(plain, length));
    }

    private static byte[] taken(ByteBuffer from, int length) {
        byte[] taken = new byte[length];
        from.get(taken);
        return taken;
    }

    private byte[] cipher(int mode, SealingKey key, byte[] nonce, String audience, Place place, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(ownKey(key), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((audience + "\n" + place.seq() + "\n" + place.index()).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (AEADBadTagException e) {
            KeyUnavailableException wrong = new KeyUnavailableException(key.id());
            wrong.initCause(e);
            throw wrong;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-256-GCM", e);
        }
    }

    /** No id contains a line feed. */
    private byte[] ownKey(SealingKey key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.secret().toArray(), "HmacSHA256"));
        String purpose = "parley-sealed-parts/1\n" + tenant.value() + "\n" + negotiation.value();
        return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }
}
