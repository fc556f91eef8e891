// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.Terms;
import dev.parley.protocol.WireMove;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A move as an agent proposes it to its principal: what it says and which offer it answers.
 *
 * @param answers the offer that it answers, where it answers one
 * @param termsHash the hash of that offer's terms; absent without an offer
 * @param move what it says, its items sorted
 * @since 0.1.0
 */
public record ProposedMove(Optional<OfferId> answers, Optional<Hash> termsHash, WireMove move) {
    public ProposedMove {
        Objects.requireNonNull(answers, "answers");
        if (termsHash.isPresent() && answers.isEmpty()) {
            throw new IllegalArgumentException("termsHash must come with the offer that is answered");
        }
        move = new WireMove(move.kind(), sorted(move.items()), move.payload());
    }

    private static List<Terms> sorted(List<Terms> items) {
        return items.stream().sorted(Comparator.comparing(Terms::item)).toList();
    }

    /** SHA-256 over the canonical move with what it answers; the order of items does not matter. */
    public Hash hash() {
        return Hash.sha256(toJson().canonical());
    }

    /** This move as JSON. */
    public Json toJson() {
        return Json.object()
                .putIf("answers", answers, offer -> Json.of(offer.value()))
                .putIf("termsHash", termsHash, hash -> Json.of(hash.hex()))
                .put("kind", move.kind())
                .put("items", Json.array(move.items(), Terms::toJson))
                .put("payload", move.payload())
                .build();
    }

    /**
     * The move that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no move
     */
    public static ProposedMove fromJson(Json json) {
        return new ProposedMove(
                json.find("answers").map(Json::text).map(OfferId::new),
                json.find("termsHash").map(Json::text).map(Hash::new),
                new WireMove(json.get("kind").text(), json.get("items").list(Terms::fromJson), json.get("payload")));
    }
}
