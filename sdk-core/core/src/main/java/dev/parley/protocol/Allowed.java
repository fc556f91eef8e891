// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import java.util.Optional;

/**
 * Something that a seat may do now.
 *
 * @param kind the kind of move
 * @param answers the offer that it would answer, where it answers one
 * @param limits what the protocol's rules leave open, such as price ranges by item and issue; an empty object when
 *     nothing narrows the issues' own domains
 * @since 0.1.0
 */
public record Allowed(String kind, Optional<OfferId> answers, Json limits) {
    /** A kind of move that answers no offer and that nothing narrows. */
    public static Allowed of(String kind) {
        return new Allowed(kind, Optional.empty(), Json.object().build());
    }
}
