// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.keys;

import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.model.Bytes;
import dev.parley.port.KeySource;
import dev.parley.port.SealingKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

/** The making of keys. */
final class FreshKeys {
    private static final int NAME_BYTES = 16;

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

    static SealingKey sealingKey(SecureRandom random) {
        byte[] secret = new byte[SealingKey.LENGTH];
        random.nextBytes(secret);
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        return new SealingKey(HexFormat.of().formatHex(name), Bytes.of(secret));
    }

    static byte[] macKey(SecureRandom random) {
        byte[] key = new byte[KeySource.MAC_KEY_BYTES];
        random.nextBytes(key);
        return key;
    }
}
