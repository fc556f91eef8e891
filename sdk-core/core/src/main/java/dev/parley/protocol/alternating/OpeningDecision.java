// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationOpened;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Whether a negotiation may open. Faulty private terms are refused without a word about which bound is at fault, since
 * the buyer may be the one who opens.
 */
final class OpeningDecision {
    private OpeningDecision() {}

    /** A buyer's offers count together with those that the same two made to each other on the listing before. */
    static Set<Need> needs(Opening<AlternatingRules> opening) {
        return opening.has(SeatRole.BUYER, SeatRole.SELLER) ? Set.of(counted(opening)) : Set.of();
    }

    /** They are counted for whoever came to the listing: its owner may talk with many. */
    private static Need.OffersOnListing counted(Opening<AlternatingRules> opening) {
        Side guest = opening.listing().guests() == SeatRole.BUYER ? Side.BUYER : Side.SELLER;
        return new Need.OffersOnListing(seat(opening, guest).principal());
    }

    private static Seat seat(Opening<AlternatingRules> opening, Side side) {
        return opening.seats().stream()
                .filter(seat -> seat.role() == side.role())
                .findFirst()
                .orElseThrow();
    }

    static Decision<AlternatingEvent> open(Opening<AlternatingRules> opening, Context context) {
        // Who opens on a listing of its own brings no other side.
        if (opening.has(opening.listing().side())) {
            return Decision.refused(Refusal.of(Reason.WRONG_OPENER)
                    .with("opener", Json.of(opening.listing().guests().name())));
        }
        if (!opening.has(SeatRole.BUYER, SeatRole.SELLER)) {
            return invalid("seats", "must be one buyer and one seller, by different names");
        }
        Seat buyer = seat(opening, Side.BUYER);
        Seat seller = seat(opening, Side.SELLER);
        if (buyer.principal().equals(seller.principal())) {
            return Decision.refused(Reason.PRINCIPAL_ON_BOTH_SIDES);
        }
        if (buyer.id().equals(seller.id())) {
            return invalid("seats", "must be one buyer and one seller, by different names");
        }
        long counted = context.fact(counted(opening)).integer();
        if (opening.rules().opener() == Turn.BUYER && counted >= opening.rules().maxOffersPerBuyerAndListing()) {
            return Decision.refused(Reason.OFFER_LIMIT);
        }
        return thresholds(opening, seller)
                .map(bounds -> Decision.<AlternatingEvent>accepted(new NegotiationOpened(counted, seller.id(), bounds)))
                .orElseGet(
                        () -> invalid("privateTerms", "must be the seller's, and thresholds of items of the listing"));
    }

    private static Decision<AlternatingEvent> invalid(String field, String message) {
        return Decision.refused(Refusal.invalidRules(field, message));
    }

    /** The seller's bounds for each item; empty when they contradict themselves, or another seat brings some. */
    private static Optional<SortedMap<ItemId, Thresholds>> thresholds(Opening<AlternatingRules> opening, Seat seller) {
        if (!opening.privateTerms().keySet().stream().allMatch(seller.id()::equals)) {
            return Optional.empty();
        }
        try {
            Json none = Json.object().build();
            Json terms = opening.privateTerms().getOrDefault(seller.id(), none);
            return AlternatingForms.PRIVATE_TERMS.read(terms).of(opening.listing());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
