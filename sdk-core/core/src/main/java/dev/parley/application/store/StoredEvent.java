// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as bytes; {@code dev.parley.audit} gives them meaning.
 *
 * @param seq from 1
 * @param header the canonical header
 * @param previous the hash of the event before
 * @param hash its own
 * @param parts in order
 */
public record StoredEvent(long seq, Bytes header, Hash previous, Hash hash, List<StoredPart> parts) {
    public StoredEvent {
        parts = List.copyOf(parts);
    }

    /** The same with one part erased. */
    public StoredEvent erased(int part) {
        List<StoredPart> left = new ArrayList<>(parts);
        left.set(part, parts.get(part).erased());
        return new StoredEvent(seq, header, previous, hash, left);
    }
}
