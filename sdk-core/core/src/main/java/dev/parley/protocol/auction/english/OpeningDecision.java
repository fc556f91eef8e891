// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.auction.english.EnglishEvent.ReserveSet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Whether an English auction may open. A hidden reserve that cannot stand is refused without a word about what is at fault. */
final class OpeningDecision {
    private final Opening<EnglishRules> opening;
    private final Instant at;

    private OpeningDecision(Opening<EnglishRules> opening, Instant at) {
        this.opening = opening;
        this.at = at;
    }

    static Decision<EnglishEvent> open(Opening<EnglishRules> opening, Instant at) {
        OpeningDecision decision = new OpeningDecision(opening, at);
        return decision.seatsFault()
                .<Decision<EnglishEvent>>map(Decision::refused)
                .orElseGet(decision::sale);
    }

    /** Only the seller opens: a buyer that opens an auction, and tells nobody, would be its only bidder. */
    private Optional<Refusal> seatsFault() {
        List<Seat> seats = opening.seats();
        Set<PrincipalId> principals = seats.stream().map(Seat::principal).collect(Collectors.toSet());
        long names = seats.stream().map(Seat::id).distinct().count();
        if (opening.listing().side() != SeatRole.SELLER) {
            return Optional.of(Refusal.invalidRules("listing", "must be one whose owner sells"));
        }
        List<SeatId> sellers = seats(SeatRole.SELLER);
        if (!sellers.contains(opening.openedBy())) {
            return Optional.of(Refusal.of(Reason.WRONG_OPENER).with("opener", Json.of(SeatRole.SELLER.name())));
        }
        if (principals.size() < seats.size()) {
            return Optional.of(Refusal.of(Reason.PRINCIPAL_ON_BOTH_SIDES));
        }
        boolean theirs = sellers.size() == 1 && 1 + seats(SeatRole.BUYER).size() == seats.size();
        return theirs && names == seats.size()
                ? Optional.empty()
                : Optional.of(Refusal.invalidRules("seats", "must be one seller, and buyers besides"));
    }

    private List<SeatId> seats(SeatRole role) {
        return opening.seats().stream()
                .filter(seat -> seat.role() == role)
                .map(Seat::id)
                .toList();
    }

    private Decision<EnglishEvent> sale() {
        List<Item> items = opening.listing().items();
        Optional<Sale> sale =
                items.size() == 1 ? Sale.of(opening.openedBy(), items.get(0), opening.rules()) : Optional.empty();
        if (sale.isEmpty()) {
            return Decision.refused(
                    Refusal.invalidRules("listing", "must have one item, of which nothing but the price is open"));
        }
        SortedMap<String, String> faults = RulesCheck.faults(sale.get(), at);
        if (sale.get().rules().secondChanceSeconds().isPresent()
                && !opening.settlement().isEachItem()) {
            faults.put("secondChanceSeconds", "must be left out unless each item settles by itself");
        }
        return faults.isEmpty() ? reserved(sale.get()) : Decision.refused(Refusal.invalidRules(faults));
    }

    private Decision<EnglishEvent> reserved(Sale sale) {
        if (!sale.rules().prices().hiddenReserve()) {
            return opening.privateTerms().isEmpty()
                    ? Decision.accepted(List.of())
                    : Decision.refused(Refusal.invalidRules(
                            "privateTerms", "must be left out: the rules of this auction have no hidden reserve"));
        }
        return reserve(sale)
                .<Decision<EnglishEvent>>map(least -> Decision.accepted(new ReserveSet(sale.seller(), least)))
                .orElseGet(() -> Decision.refused(Refusal.invalidRules(
                        "privateTerms",
                        "must be the seller's hidden reserve: a price of the item, at most that of buying now")));
    }

    /** The hidden reserve; empty where it is missing, no price of the item, above that of buying now, or another seat's. */
    private Optional<Long> reserve(Sale sale) {
        if (!opening.privateTerms().keySet().equals(Set.of(sale.seller()))) {
            return Optional.empty();
        }
        try {
            long least = EnglishForms.RESERVE
                    .read(Objects.requireNonNull(opening.privateTerms().get(sale.seller())))
                    .reserve();
            boolean buyable = sale.buyNow().filter(price -> price < least).isEmpty();
            return Optional.of(least).filter(price -> sale.isPrice(price) && buyable);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
