// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.model.Json;
import dev.parley.model.Listing;
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
import dev.parley.protocol.auction.dutch.DutchEvent.ClockSet;
import dev.parley.protocol.auction.dutch.DutchEvent.Reserve;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Whether a Dutch auction may open. A reserve that cannot stand is refused without a word about its amount. */
final class OpeningDecision {
    private final Opening<DutchRules> opening;

    private OpeningDecision(Opening<DutchRules> opening) {
        this.opening = opening;
    }

    /** The seed of the item's draw. */
    static Need.CommittedSeed seed(Listing listing) {
        return new Need.CommittedSeed(listing.items().get(0).id().value());
    }

    static Decision<DutchEvent> open(Opening<DutchRules> opening, Context context) {
        OpeningDecision decision = new OpeningDecision(opening);
        return decision.seatsFault()
                .or(decision::listingFault)
                .<Decision<DutchEvent>>map(Decision::refused)
                .orElseGet(() -> decision.set(context));
    }

    /** A buyer that opens an auction, and tells nobody, would be its only bidder. */
    private Optional<Refusal> seatsFault() {
        List<Seat> seats = opening.seats();
        Set<PrincipalId> principals = seats.stream().map(Seat::principal).collect(Collectors.toSet());
        long names = seats.stream().map(Seat::id).distinct().count();
        if (!sellers().contains(opening.openedBy())) {
            return Optional.of(Refusal.of(Reason.WRONG_OPENER).with("opener", Json.of(SeatRole.SELLER.name())));
        }
        if (principals.size() < seats.size()) {
            return Optional.of(Refusal.of(Reason.PRINCIPAL_ON_BOTH_SIDES));
        }
        long buyers =
                seats.stream().filter(seat -> seat.role() == SeatRole.BUYER).count();
        return sellers().size() == 1 && buyers + 1 == seats.size() && names == seats.size()
                ? Optional.empty()
                : Optional.of(Refusal.invalidRules("seats", "must be one seller, and buyers besides"));
    }

    private List<SeatId> sellers() {
        return opening.seats().stream()
                .filter(seat -> seat.role() == SeatRole.SELLER)
                .map(Seat::id)
                .toList();
    }

    private Optional<Refusal> listingFault() {
        if (!opening.settlement().equals(SettlementRule.EACH_ITEM)) {
            return Optional.of(Refusal.invalidRules("settlement", "must be each-item: units are sold one by one"));
        }
        return PricedItem.only(opening.listing()).isPresent()
                ? Optional.empty()
                : Optional.of(
                        Refusal.invalidRules("listing", "must have one item, of which nothing but the price is open"));
    }

    private Decision<DutchEvent> set(Context context) {
        PricedItem item = PricedItem.only(opening.listing()).orElseThrow();
        ClockSetting setting = ClockSetting.of(opening.rules(), item);
        SortedMap<String, String> faults = setting.faults(context.at());
        if (!faults.isEmpty()) {
            return Decision.refused(Refusal.invalidRules(faults));
        }
        Need.SeedCommitment seed = Need.SeedCommitment.fromJson(context.fact(seed(opening.listing())));
        return reserve(setting)
                .<Decision<DutchEvent>>map(
                        reserve -> Decision.accepted(new ClockSet(opening.openedBy(), seed, reserve)))
                .orElseGet(
                        () -> Decision.refused(
                                Refusal.invalidRules(
                                        "privateTerms",
                                        "must be the seller's, and a reserve that is a price of the item, at most the starting price")));
    }

    /** The seller's reserve; empty when it cannot stand, or another seat brings private terms. */
    private Optional<Reserve> reserve(ClockSetting setting) {
        Map<SeatId, Json> kept = opening.privateTerms();
        if (kept.isEmpty()) {
            return Optional.of(new Reserve(Optional.empty()));
        }
        if (!kept.keySet().equals(Set.of(opening.openedBy()))) {
            return Optional.empty();
        }
        Json terms = Objects.requireNonNull(kept.get(opening.openedBy()));
        return Optional.of(terms)
                .filter(given -> DutchForms.ALL.privateTermsFaults(given).isEmpty())
                .map(given -> DutchForms.KEPT.build(given).reserve())
                .filter(least -> least.map(price -> setting.item().isPrice(price) && price <= setting.first())
                        .orElse(true))
                .map(Reserve::new);
    }

    /** Why a buyer that brings private terms is refused. */
    static Refusal sellersAlone() {
        Json violation = Json.object()
                .put("pointer", "/privateTerms")
                .put("code", "UNKNOWN_FIELD")
                .put("message", "must be left out: only the seller of an auction keeps terms to itself")
                .build();
        return Refusal.of(Reason.INVALID_REQUEST).with("violations", Json.array(List.of(violation)));
    }
}
