// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.Terms;
import dev.parley.protocol.WireMove;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A move to be made.
 *
 * @param answers the offer that it answers
 * @param termsHash the hash of that offer's terms as the mover saw them; needed to accept, absent without an offer
 * @param move kind, terms and payload
 * @param revision the revision of the view that the mover saw; a move that names the offer it answers needs none
 * @since 0.1.0
 */
public record MakeMove(Optional<OfferId> answers, Optional<Hash> termsHash, WireMove move, Optional<String> revision) {
    /** @throws IllegalArgumentException if there is a hash and no offer that it could be of */
    public MakeMove {
        if (termsHash.isPresent() && answers.isEmpty()) {
            throw new IllegalArgumentException("termsHash must come with the offer that is answered");
        }
    }

    /** A move of that kind over some terms, which answers nothing. */
    public static MakeMove of(String kind, Terms... items) {
        WireMove move = new WireMove(kind, Arrays.asList(items), Json.object().build());
        return new MakeMove(Optional.empty(), Optional.empty(), move, Optional.empty());
    }

    /** The same move in answer to an offer, whose terms had this hash. */
    public MakeMove answering(OfferId offer, Hash hash) {
        return new MakeMove(Optional.of(offer), Optional.of(hash), move, revision);
    }

    /**
     * The same move in answer to the offer that a view shows standing, under {@code offer} in its details.
     *
     * @throws Json.Mismatch if it shows none
     */
    public MakeMove answering(NegotiationView view) {
        Json offer = view.details().get("offer");
        return answering(
                new OfferId(offer.get("id").text()),
                new Hash(offer.get("termsHash").text()));
    }

    /** The same move with another payload. */
    public MakeMove payload(Json payload) {
        return new MakeMove(answers, termsHash, new WireMove(move.kind(), move.items(), payload), revision);
    }

    /** The same move by somebody who saw that revision. */
    public MakeMove seeing(String seen) {
        return new MakeMove(answers, termsHash, move, Optional.of(seen));
    }

    /** The terms that it names. */
    public List<Terms> items() {
        return move.items();
    }
}
