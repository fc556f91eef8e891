// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.posted;

import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.PricedItem;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.posted.PostedEvent.Posted;
import dev.parley.protocol.posted.PostedEvent.Threshold;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a posted price may open for a buyer. A threshold that cannot stand is refused without a word about its amount. */
final class OpeningDecision {
    private OpeningDecision() {}

    /** How many offers the buyer has made before, where it matters. */
    static Set<Need> needs(Opening<PostedRules> opening) {
        return opening.rules().privateOffer()
                ? buyer(opening).<Set<Need>>map(buyer -> Set.of(offers(buyer))).orElse(Set.of())
                : Set.of();
    }

    private static Need.OffersOnListing offers(PrincipalId buyer) {
        return new Need.OffersOnListing(buyer);
    }

    private static Optional<PrincipalId> buyer(Opening<?> opening) {
        return opening.seats().stream()
                .filter(seat -> seat.role() == SeatRole.BUYER)
                .map(Seat::principal)
                .findFirst();
    }

    static Decision<PostedEvent> open(Opening<PostedRules> opening, Context context) {
        Optional<Refusal> fault = seatsFault(opening).or(() -> listingFault(opening));
        if (fault.isPresent()) {
            return Decision.refused(fault.get());
        }
        long others = needs(opening).stream()
                .mapToLong(need -> context.fact(need).integer())
                .sum();
        SeatId seller = opening.seats().stream()
                .filter(seat -> seat.role() == SeatRole.SELLER)
                .findFirst()
                .orElseThrow()
                .id();
        return threshold(opening, seller)
                .<Decision<PostedEvent>>map(threshold -> Decision.accepted(new Posted(seller, others, threshold)))
                .orElseGet(() -> Decision.refused(Refusal.invalidRules(
                        "privateTerms", "must be the seller's, and a threshold that is a price of the item")));
    }

    private static Optional<Refusal> seatsFault(Opening<PostedRules> opening) {
        if (buyer(opening).isEmpty()) {
            return Optional.of(Refusal.of(Reason.WRONG_OPENER).with("opener", Json.of(SeatRole.BUYER.name())));
        }
        if (!opening.has(SeatRole.BUYER, SeatRole.SELLER)) {
            return Optional.of(Refusal.invalidRules("seats", "must be one buyer and one seller"));
        }
        return opening.seats().get(0).principal().equals(opening.seats().get(1).principal())
                ? Optional.of(Refusal.of(Reason.PRINCIPAL_ON_BOTH_SIDES))
                : Optional.empty();
    }

    private static Optional<Refusal> listingFault(Opening<PostedRules> opening) {
        if (!Set.of(SettlementRule.EACH_ITEM, SettlementRule.ALL).contains(opening.settlement())) {
            return Optional.of(Refusal.invalidRules("settlement", "must be each-item or all"));
        }
        Optional<PricedItem> item = PricedItem.only(opening.listing());
        if (item.isEmpty()) {
            return Optional.of(
                    Refusal.invalidRules("listing", "must have one item, of which nothing but the price is open"));
        }
        long price = PostedState.price(opening.rules(), item.get());
        return item.get().isPrice(price)
                ? Optional.empty()
                : Optional.of(Refusal.invalidRules(
                        "pricePercent",
                        "must come to a price of the item, from "
                                + item.get().domain().min() + " to "
                                + item.get().domain().max() + " minor units, not to " + price));
    }

    /** The seller's threshold; empty when it cannot stand, or another seat brings private terms. */
    private static Optional<Threshold> threshold(Opening<PostedRules> opening, SeatId seller) {
        Map<SeatId, Json> kept = opening.privateTerms();
        if (kept.isEmpty()) {
            return Optional.of(new Threshold(Optional.empty()));
        }
        PricedItem item = PricedItem.only(opening.listing()).orElseThrow();
        return Optional.ofNullable(kept.get(seller))
                .filter(terms -> kept.size() == 1)
                .filter(terms -> PostedForms.ALL.privateTermsFaults(terms).isEmpty())
                .map(terms -> PostedForms.KEPT.build(terms).acceptAt())
                .filter(least -> least.map(item::isPrice).orElse(true))
                .map(Threshold::new);
    }
}
