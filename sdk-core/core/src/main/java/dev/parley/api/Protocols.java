// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Json;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.ProtocolId;
import java.util.List;
import java.util.Optional;

/**
 * The protocols that are registered.
 *
 * @since 0.1.0
 */
public interface Protocols {
    /** All of them, by name and version. */
    List<ProtocolDescription> all();

    /** The newest version of that name. */
    Optional<ProtocolDescription> find(String name);

    /**
     * What a client needs to know of a protocol.
     *
     * @param rules the JSON Schema of its parameters
     * @param moves the JSON Schema of each kind of move's payload
     * @param privateTerms the JSON Schema of a seat's private terms
     */
    record ProtocolDescription(ProtocolId id, Lifecycle lifecycle, Json rules, Json moves, Json privateTerms) {}
}
