// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;
import java.util.List;

/**
 * An event as it is stored: a type, a version and parts. The parts' number and audiences may depend on the type and on
 * public facts only, never on what a part hides.
 *
 * @param type a stable name such as {@code offer-made}
 * @param version from 1
 * @param parts in order
 * @since 0.1.0
 */
public record EncodedEvent(String type, int version, List<Part> parts) {
    public EncodedEvent {
        parts = List.copyOf(parts);
    }

    /**
     * A part of an event.
     *
     * @param audience who may read it
     * @param content an object
     */
    public record Part(Audience audience, Json content) {}

    /** An event with one part, for every party. */
    public static EncodedEvent open(String type, int version, Json content) {
        return new EncodedEvent(type, version, List.of(new Part(Audience.PARTIES, content)));
    }

    /** The part for that audience. */
    public Json part(Audience audience) {
        return parts.stream()
                .filter(part -> part.audience().equals(audience))
                .findFirst()
                .map(Part::content)
                .orElseThrow(() -> new Json.Mismatch(type + "/" + version + " lacks the part for " + audience));
    }
}
