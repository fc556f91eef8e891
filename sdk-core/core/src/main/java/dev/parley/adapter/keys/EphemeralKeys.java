// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.keys;

import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.port.KeySource;
import java.security.SecureRandom;
import java.util.List;

/** Keys that are made at the start and gone at the end: signatures made before a restart cannot be verified after it. */
public final class EphemeralKeys implements KeySource {
    private final SigningKey signingKey;
    private final byte[] macKey;

    /** Makes fresh keys. */
    public EphemeralKeys() {
        this(new SecureRandom());
    }

    /** Makes keys from that randomness. */
    public EphemeralKeys(SecureRandom random) {
        signingKey = FreshKeys.signingKey(random);
        macKey = FreshKeys.macKey(random);
    }

    @Override
    public SigningKey signingKey() {
        return signingKey;
    }

    @Override
    public List<PublishedKey> publishedKeys() {
        return List.of(signingKey.published());
    }

    @Override
    public byte[] macKey() {
        return macKey.clone();
    }
}
