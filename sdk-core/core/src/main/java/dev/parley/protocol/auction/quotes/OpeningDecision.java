// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.auction.quotes.QuoteEvent.CeilingSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Whether a request may open. A hidden ceiling that cannot stand is refused without a word about its amount. */
final class OpeningDecision {
    private final Opening<QuoteRules> opening;

    private OpeningDecision(Opening<QuoteRules> opening) {
        this.opening = opening;
    }

    static Decision<QuoteEvent> open(Opening<QuoteRules> opening) {
        OpeningDecision decision = new OpeningDecision(opening);
        return decision.seatsFault()
                .or(decision::listingFault)
                .<Decision<QuoteEvent>>map(Decision::refused)
                .orElseGet(decision::asked);
    }

    private Optional<Refusal> seatsFault() {
        if (opening.listing().side() != SeatRole.BUYER) {
            return Optional.of(Refusal.invalidRules("listing", "must be a request: one whose owner buys"));
        }
        List<Seat> seats = opening.seats();
        List<SeatId> buyers = seats.stream()
                .filter(seat -> seat.role() == SeatRole.BUYER)
                .map(Seat::id)
                .toList();
        if (!buyers.contains(opening.openedBy())) {
            return Optional.of(Refusal.of(Reason.WRONG_OPENER).with("opener", Json.of(SeatRole.BUYER.name())));
        }
        Set<PrincipalId> principals = seats.stream().map(Seat::principal).collect(Collectors.toSet());
        if (principals.size() < seats.size()) {
            return Optional.of(Refusal.of(Reason.PRINCIPAL_ON_BOTH_SIDES));
        }
        long sellers =
                seats.stream().filter(seat -> seat.role() == SeatRole.SELLER).count();
        long names = seats.stream().map(Seat::id).distinct().count();
        return buyers.size() == 1 && sellers + 1 == seats.size() && names == seats.size()
                ? Optional.empty()
                : Optional.of(Refusal.invalidRules("seats", "must be one buyer, and sellers besides"));
    }

    private Optional<Refusal> listingFault() {
        if (!opening.settlement().equals(SettlementRule.EACH_ITEM)) {
            return Optional.of(Refusal.invalidRules("settlement", "must be each-item: each winner has a deal"));
        }
        return opening.listing().items().size() == 1
                ? Optional.empty()
                : Optional.of(Refusal.invalidRules("listing", "must have one item"));
    }

    private Decision<QuoteEvent> asked() {
        Request request = new Request(
                opening.rules(), opening.openedBy(), opening.listing().items().get(0));
        SortedMap<String, String> faults = RulesCheck.faults(request);
        if (!faults.isEmpty()) {
            return Decision.refused(Refusal.invalidRules(faults));
        }
        if (!opening.rules().hiddenCeiling()) {
            return opening.privateTerms().isEmpty()
                    ? Decision.accepted(List.of())
                    : Decision.refused(Refusal.invalidRules(
                            "privateTerms", "must be left out: the rules of this request have no hidden ceiling"));
        }
        return ceiling(request)
                .<Decision<QuoteEvent>>map(most -> Decision.accepted(new CeilingSet(request.buyer(), most)))
                .orElseGet(() -> Decision.refused(Refusal.invalidRules(
                        "privateTerms", "must be the buyer's hidden ceiling: a price that the listing allows")));
    }

    /** The hidden ceiling; empty where it is missing, no price of the item, or another seat's. */
    private Optional<Long> ceiling(Request request) {
        if (!opening.privateTerms().keySet().equals(Set.of(request.buyer()))) {
            return Optional.empty();
        }
        Json terms = Objects.requireNonNull(opening.privateTerms().get(request.buyer()));
        return Optional.of(terms)
                .filter(given -> QuoteForms.ALL.privateTermsFaults(given).isEmpty())
                .map(given -> QuoteForms.KEPT.build(given).ceiling())
                .filter(most -> RulesCheck.isPrice(request, most));
    }
}
