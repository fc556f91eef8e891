// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Need;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.kernel.Played;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A protocol with what {@link ProtocolLaws} needs to try it.
 *
 * @param <R> its rules
 * @param <M> its moves
 * @param <S> its state
 * @param <E> its events
 * @since 0.1.0
 */
public interface ProtocolSubject<R, M, S, E> {
    /** The protocol. */
    Played<R, M, S, E> protocol();

    /** Negotiations to walk through, at least one; together they reach every phase and move. */
    List<Sample<R>> samples();

    /** The types of events by which the rules disclose what seats kept to themselves, such as a sealed sale's close. */
    default Set<String> revealing() {
        return Set.of();
    }

    /** The answer to what the protocol needs to know; 0 unless told. */
    default Json fact(Need need) {
        return Json.of(0);
    }

    /**
     * A move that a seat might make, right or wrong in its values. Drawn from the listing's domains and the payload's
     * schema unless told. Only the random source may make it differ.
     */
    default WireMove draw(S state, SeatId seat, Allowed allowed, Listing listing, Random random) {
        return new MoveDraw(listing, random).draw(allowed, protocol().forms().movesSchema());
    }

    /**
     * What is wrong with a payload by the schema of its kind; nothing when it is valid. Knows types, choices, bounds,
     * lengths, required and further properties unless told; a host passes its own validator of JSON Schema.
     */
    default List<String> schemaFaults(Json schema, Json payload) {
        return PayloadFaults.of(schema, payload);
    }

    /**
     * The hash of the terms of an offer that a move answers. Unless told, that of the terms that bound whoever made
     * the offer, as {@link Played#binds} said then.
     */
    default Optional<Hash> termsHash(S state, OfferId offer) {
        return Optional.empty();
    }
}
