package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Whether a negotiation may open. Faulty private terms are refused without a word about which bound is at fault, since
 * the buyer may be the one who opens.
 */
final class OpeningDecision {
    private OpeningDecision() {}

    static Set<Need> needs(Opening<AlternatingRules> opening) {
        return only(opening, SeatRole.BUYER)
                .<Set<Need>>map(buyer -> Set.of(need(buyer)))
                .orElseGet(Set::of);
    }

    private static Need need(Seat buyer) {
        return new Need.OffersOnListing(buyer.principal());
    }

    static Decision<AlternatingEvent> open(Opening<AlternatingRules> opening, Context context) {
        Optional<Seat> buyer = only(opening, SeatRole.BUYER);
        Optional<Seat> seller = only(opening, SeatRole.SELLER);
        // Who opens on a listing of its own brings no other side.
        if (buyer.isEmpty() && seller.isPresent()) {
            return Decision.refused(Refusal.of(Reason.WRONG_OPENER).with("opener", Json.of(SeatRole.BUYER.name())));
        }
        if (buyer.isEmpty() || seller.isEmpty() || opening.seats().size() != 2) {
            return Decision.refused(
                    Refusal.invalidRules("seats", "must be one buyer and one seller, by different names"));
        }
        if (buyer.get().principal().equals(seller.get().principal())) {
            return Decision.refused(Reason.PRINCIPAL_ON_BOTH_SIDES);
        }
        if (buyer.get().id().equals(seller.get().id())) {
            return Decision.refused(
                    Refusal.invalidRules("seats", "must be one buyer and one seller, by different names"));
        }
        if (!isKnown(opening.settlement())) {
            return Decision.refused(Refusal.invalidRules("settlement", "must be each-item or all"));
        }
        long counted = context.fact(need(buyer.get())).integer();
        if (opening.rules().opener() == Turn.BUYER && counted >= opening.rules().maxOffersPerBuyerAndListing()) {
            return Decision.refused(Reason.OFFER_LIMIT);
        }
        return thresholds(opening, seller.get())
                .map(bounds -> Decision.accepted(opened(opening, buyer.get(), seller.get(), counted, bounds, context)))
                .orElseGet(() -> Decision.refused(Refusal.invalidRules(
                        "privateTerms", "must be the seller's, and thresholds of items of the listing")));
    }

    private static Optional<Seat> only(Opening<AlternatingRules> opening, SeatRole role) {
        List<Seat> seats =
                opening.seats().stream().filter(seat -> seat.role() == role).toList();
        return seats.size() == 1 ? Optional.of(seats.get(0)) : Optional.empty();
    }

    private static boolean isKnown(SettlementRule settlement) {
        return settlement.equals(SettlementRule.ALL) || settlement.equals(SettlementRule.EACH_ITEM);
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

    private static AlternatingEvent opened(
            Opening<AlternatingRules> opening,
            Seat buyer,
            Seat seller,
            long countedElsewhere,
            SortedMap<ItemId, Thresholds> bounds,
            Context context) {
        return new AlternatingEvent.NegotiationOpened(
                opening.negotiation(),
                opening.listing(),
                opening.rules(),
                opening.settlement(),
                buyer,
                seller,
                opening.openedBy(),
                context.at(),
                countedElsewhere,
                bounds);
    }
}
