// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.model.Text;
import java.nio.charset.StandardCharsets;

/**
 * A secret key from which the seeds of draws are derived, and under which submissions are sealed.
 *
 * @param id its name, which is stored and published and tells nothing of the key; 1 to 64 characters
 * @param secret 32 bytes
 * @since 0.1.0
 */
public record SealingKey(String id, Bytes secret) {
    /** The length of the secret, in bytes. */
    public static final int LENGTH = 32;

    public SealingKey {
        Text.requireId("id", id, 64);
        if (secret.length() != LENGTH) {
            throw new IllegalArgumentException("secret must have " + LENGTH + " bytes");
        }
    }

    /** The key that is derived from another secret, and named after it. */
    static SealingKey derivedFrom(byte[] other) {
        Hash secret = derived("parley-sealing-key/1", other);
        Hash name = derived("parley-sealing-key-name/1", secret.bytes());
        return new SealingKey(name.hex().substring(0, 32), Bytes.of(secret.bytes()));
    }

    /** Both inputs are of fixed length, so that hashing them one after the other is sound. */
    private static Hash derived(String purpose, byte[] secret) {
        return Hash.sha256(Hash.sha256(purpose.getBytes(StandardCharsets.UTF_8)).bytes(), secret);
    }

    /** The name alone. */
    @Override
    public String toString() {
        return "SealingKey[" + id + "]";
    }
}
