// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import dev.parley.model.Json;
import dev.parley.protocol.ProtocolId;
import java.util.List;
import java.util.Optional;

/**
 * The protocols that the marketplace has, as far as checking a policy needs them.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface KnownProtocols {
    /** What is wrong with parameters, nothing when the list is empty; an empty result when there is no such protocol. */
    Optional<List<ParameterFault>> check(ProtocolId protocol, Json parameters);

    /**
     * Something wrong with parameters.
     *
     * @param pointer where in the parameters (RFC 6901); empty text for the whole
     * @param sentence what, in English
     */
    record ParameterFault(String pointer, String sentence) {}
}
