// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract.host;

import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.port.KeySource;
import dev.parley.port.SealingKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The same keys in every process, for tests alone; those that open what is sealed can be lost for a while. */
public final class FixedKeys implements KeySource {
    private final SigningKey signing = signingKey("two worlds, one key");
    private volatile boolean lost;

    private static SigningKey signingKey(String seed) {
        try {
            SecureRandom same = SecureRandom.getInstance("SHA1PRNG");
            same.setSeed(seed.getBytes(StandardCharsets.UTF_8));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), same);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(PublishedKey.of((ECPublicKey) pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** From now on keys cannot be had by their names, or can again. */
    public boolean lose(boolean now) {
        lost = now;
        return lost;
    }

    @Override
    public SigningKey signingKey() {
        return signing;
    }

    @Override
    public List<PublishedKey> publishedKeys() {
        return List.of(signing.published());
    }

    @Override
    public byte[] macKey() {
        byte[] key = new byte[MAC_KEY_BYTES];
        Arrays.fill(key, (byte) 7);
        return key;
    }

    @Override
    public Optional<SealingKey> sealingKey(String id) {
        return lost ? Optional.empty() : KeySource.super.sealingKey(id);
    }
}
