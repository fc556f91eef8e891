package dev.parley.adapter.keys;

import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.port.KeySource;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/** The making of keys. */
final class FreshKeys {
    private FreshKeys() {}

    static SigningKey signingKey(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(PublishedKey.of((ECPublicKey) pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform of this version has P-256", e);
        }
    }

    static byte[] macKey(SecureRandom random) {
        byte[] key = new byte[KeySource.MAC_KEY_BYTES];
        random.nextBytes(key);
        return key;
    }
}
