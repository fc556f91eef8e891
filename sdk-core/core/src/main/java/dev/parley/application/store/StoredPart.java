// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.Bytes;
import java.util.Optional;

/**
 * A part of an event as bytes.
 *
 * @param audience the audience's name
 * @param commitment 32 bytes
 * @param salt 32 bytes; empty once erased
 * @param content canonical bytes; empty once erased
 */
public record StoredPart(String audience, Bytes commitment, Optional<Bytes> salt, Optional<Bytes> content) {
    /** The same once it is erased. */
    public StoredPart erased() {
        return new StoredPart(audience, commitment, Optional.empty(), Optional.empty());
    }
}
