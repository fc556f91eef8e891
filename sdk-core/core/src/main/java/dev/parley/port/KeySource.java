// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import java.util.List;
import java.util.Optional;

/**
 * Where the host keeps Parley's keys. All nodes of one installation see the same ones.
 *
 * @since 0.1.0
 */
public interface KeySource {
    /** The length of {@link #macKey}, in bytes. */
    int MAC_KEY_BYTES = 32;

    /** The key that signs receipts and deals from now on. Its published half is among {@link #publishedKeys}. */
    SigningKey signingKey();

    /**
     * The public halves of the current key and of every key that ever signed: what they signed stays verifiable. No two
     * have the same name.
     */
    List<PublishedKey> publishedKeys();

    /** A fresh copy of the {@value #MAC_KEY_BYTES} secret bytes that key the fingerprints of commands (HMAC). */
    byte[] macKey();

    /**
     * The key from which seeds are derived and under which submissions are sealed from now on; derived from {@link
     * #macKey} unless told.
     */
    default SealingKey sealingKey() {
        return SealingKey.derivedFrom(macKey());
    }

    /**
     * The sealing key of that name, be it the current one or one that was current when something was sealed; empty when
     * it cannot be had now.
     */
    default Optional<SealingKey> sealingKey(String id) {
        return Optional.of(sealingKey()).filter(key -> key.id().equals(id));
    }
}
