// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Hyphenated;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.sealedbid.Submission.Bid;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that an item's explanation to a viewer is made from, once the negotiation has ended: what everyone knows, what this
 * viewer's view shows besides, and its own numbers. What it lacks cannot slip out.
 *
 * @param part as what the viewer takes part
 * @param seat the viewer's seat; empty for an operator
 * @param rules the rules
 * @param together by which rule several items settle together or not at all
 * @param lot the item
 * @param end how the negotiation ended
 * @param gone whether the item could no longer be had
 * @param sales to whom it was sold
 * @param own what the viewer bid for it itself, if that counted
 * @param reserve the viewer's own reserve in its auction, if it set one and the viewer may know it, in minor units
 */
record ItemDisclosure(
        Part part,
        Optional<SeatId> seat,
        SealedRules rules,
        Optional<SettlementRule> together,
        Lot lot,
        SealedEvent.Closed end,
        boolean gone,
        List<SeenSale> sales,
        Optional<Bid> own,
        Optional<Long> reserve) {
    /** As what a viewer takes part. */
    enum Part implements Hyphenated {
        BUYER,
        SELLER,
        OPERATOR;

        private static Part of(Seat seat) {
            return seat.role() == SeatRole.SELLER ? SELLER : BUYER;
        }
    }

    /**
     * What is disclosed of an item.
     *
     * @param seat the viewer's; empty for an operator
     * @param kept whether the viewer may know what the seat's principal keeps to itself
     */
    static ItemDisclosure of(SealedState state, SealedEvent.Closed end, Optional<Seat> seat, boolean kept, Lot lot) {
        Table table = state.table();
        Part part = seat.map(Part::of).orElse(Part.OPERATOR);
        Optional<SeatId> id = seat.map(Seat::id);
        return new ItemDisclosure(
                part,
                id,
                table.rules(),
                table.settlesTogether() ? Optional.of(table.opening().settlement()) : Optional.empty(),
                lot,
                end,
                !state.isOpen(lot.id()),
                state.settled(lot.id()).map(settled -> SeenSale.of(settled, id)).orElse(List.of()),
                id.flatMap(state::submission).flatMap(submission -> submission.bid(lot.id())),
                table.reserve(lot.id()).filter(least -> kept && part == Part.SELLER));
    }

    /** The one price at which everything was sold; empty where there are several or the viewer is not told. */
    Optional<Long> price() {
        Set<Optional<Long>> prices = sales.stream().map(SeenSale::price).collect(Collectors.toSet());
        return prices.size() == 1 ? prices.iterator().next() : Optional.empty();
    }

    /** What the viewer won. */
    Optional<SeenSale> won() {
        return sales.stream()
                .filter(sale -> seat.filter(sale.buyer()::equals).isPresent())
                .findFirst();
    }

    /** Whether the viewer itself committed and did not reveal. */
    boolean forfeits() {
        return seat.filter(end.forfeited()::contains).isPresent();
    }

    /** Whether nobody gets anything because somebody did not reveal. */
    boolean isAnnulled() {
        return rules.forfeiture() == Forfeiture.ANNUL && !end.forfeited().isEmpty();
    }

    /** An amount as people write it, with as many digits as the currency has, such as {@code EUR 12.50}. */
    String amount(long minorUnits) {
        Currency currency = lot.price().currency();
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return currency + " " + BigDecimal.valueOf(minorUnits, digits).toPlainString();
    }
}
