package dev.parley.protocol;

import dev.parley.model.Json;
import java.util.List;

/**
 * How a protocol's rules, moves and events become JSON and come back. What the schemas accept, the readers read; what
 * the writers write is read for ever.
 */
public interface Codecs<R, M, E> {
    /** The JSON Schema (2020-12) of the rules' parameters, with titles and descriptions for a product manager. */
    Json rulesSchema();

    /** The JSON Schema (2020-12) of each kind of move's payload, as an object from kind to schema. */
    Json movesSchema();

    /** The JSON Schema (2020-12) of a seat's private terms; {@code false} as JSON when there are none. */
    Json privateTermsSchema();

    /** Reads parameters that the schema accepts; absent ones get their defaults. */
    R readRules(Json parameters);

    /** Writes rules whole, defaults included. */
    Json writeRules(R rules);

    /**
     * Reads a move that the schema accepts.
     *
     * @throws Json.Mismatch if the payload is not what the kind takes
     */
    M readMove(WireMove wire);

    /** The kind of a move, one of the lifecycle's. */
    String kind(M move);

    /** The payload of a move, as {@link #readMove} reads it. */
    WireMove writeMove(M move);

    /** The types of {@link #encode}, each version ever written, for the catalogue of what listeners can hear. */
    default List<EventType> eventTypes() {
        return List.of();
    }

    /** Writes an event as a typed, versioned form whose parts have audiences. */
    EncodedEvent encode(E event);

    /**
     * Reads an event of any version ever written.
     *
     * @throws Json.Mismatch if it is none; the message names type and version
     */
    E decode(EncodedEvent encoded);
}
