// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.port.KeySource;
import dev.parley.port.SealingKey;
import java.util.List;
import java.util.Optional;

/** Keys of which the sealing key can be lost for a while. */
final class LosableKeys implements KeySource {
    /** The same for all grounds, so that what differs between two of them is not their keys. */
    private static final KeySource KEPT = new EphemeralKeys();

    volatile boolean lost;

    @Override
    public SigningKey signingKey() {
        return KEPT.signingKey();
    }

    @Override
    public List<PublishedKey> publishedKeys() {
        return KEPT.publishedKeys();
    }

    @Override
    public byte[] macKey() {
        return KEPT.macKey();
    }

    @Override
    public Optional<SealingKey> sealingKey(String id) {
        return lost ? Optional.empty() : KeySource.super.sealingKey(id);
    }
}
