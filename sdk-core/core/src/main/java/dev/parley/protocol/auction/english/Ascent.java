// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.SeatId;
import java.util.List;
import java.util.Optional;

/**
 * The rule of the price. With m units the m highest maxima of different seats lead, ties going to the earlier bid, and after the
 * bid of a seat that did not lead the price of a unit is p ← max(p, min(Mₘ, Mₘ₊₁ + increment(Mₘ₊₁))): the highest maximum that loses plus at most one
 * increment, which is cut where the last leader's maximum ends. As long as there are no more seats than units it stays at the
 * start. Once some maximum meets the reserve, the price is at least the reserve, and maxima below the price lead no longer.
 *
 * <p>With one unit this is the rule of ECONOMICS.md §4; a leader that raises its own maximum moves the price only to the
 * reserve.
 *
 * @param start where bidding starts, minor units
 * @param reserve the reserve, hidden or open
 * @param units how many are for sale
 * @param increments by how much the price rises
 * @param tick of the item's prices; start, reserve and maxima are multiples of it
 */
record Ascent(long start, Optional<Long> reserve, int units, Increments increments, long tick) {
    /**
     * How far the bidding has come after one more bid.
     *
     * @param bids with that bid
     * @param bidder whose it was: a leader that raises its maximum moves the price to the reserve at most
     */
    Lead after(Lead before, Bids bids, SeatId bidder) {
        List<Bid> best = bids.best(units + 1);
        long price = before.price();
        if (best.size() > units && !before.leaders().contains(bidder)) {
            long losing = best.get(units).maximum();
            long challenged = losing + increments.at(losing, tick);
            price = Math.max(price, Math.min(best.get(units - 1).maximum(), challenged));
        }
        boolean met = !best.isEmpty()
                && reserve.filter(least -> best.get(0).maximum() >= least).isPresent();
        long least = met ? Math.max(price, reserve.orElse(price)) : price;
        return new Lead(
                least,
                best.stream()
                        .limit(units)
                        .filter(bid -> bid.maximum() >= least)
                        .map(Bid::seat)
                        .toList(),
                met);
    }

    /** The least maximum that leads: the price while a unit is free, else an increment more. */
    long minimum(Lead lead) {
        return lead.leaders().size() < units ? lead.price() : lead.price() + increments.at(lead.price(), tick);
    }

    /** Bids and lead as if only these bids had been made, in their order. */
    Course replay(List<Bid> made) {
        Course course = new Course(Bids.NONE, Lead.at(start));
        for (Bid bid : made) {
            Bids bids = course.bids().with(bid);
            course = new Course(bids, after(course.lead(), bids, bid.seat()));
        }
        return course;
    }

    /**
     * Bids and how far they have brought the bidding.
     *
     * @param bids those that stand
     * @param lead how far
     */
    record Course(Bids bids, Lead lead) {}
}
