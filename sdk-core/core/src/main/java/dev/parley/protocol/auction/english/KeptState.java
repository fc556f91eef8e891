// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.PersistentMap;
import dev.parley.model.SeatId;
import dev.parley.model.Seats;
import dev.parley.protocol.auction.english.Ascent.Course;
import dev.parley.protocol.auction.english.EnglishEvent.PriceSet;
import dev.parley.protocol.auction.english.EnglishState.Doing;
import dev.parley.protocol.auction.english.EnglishState.Ending;
import dev.parley.protocol.auction.english.EnglishState.Shown;
import java.util.List;
import java.util.Optional;

/**
 * What a snapshot has of an auction: all but the sale, which the opening says, and the indexes over bids and bidders, which follow
 * from the lists.
 *
 * @param bids those that stand, in their order
 * @param lead how far they have come
 * @param told how far everybody has been told that they have come
 * @param bidders by their numbers, from 1
 */
record KeptState(
        Seats seats,
        Optional<Long> reserve,
        Clock clock,
        List<Bid> bids,
        Lead lead,
        Optional<Doing> last,
        Lead told,
        List<SeatId> bidders,
        List<PriceSet> history,
        boolean buyNow,
        Ending ending) {
    static KeptState of(EnglishState state) {
        Shown shown = state.shown();
        return new KeptState(
                state.seats(),
                state.reserve(),
                state.clock(),
                state.bids().all().values(),
                state.lead(),
                state.last(),
                shown.lead(),
                shown.bidders().seats().values(),
                shown.history().values(),
                shown.buyNow(),
                state.ending());
    }

    Course course() {
        Bids all = Bids.NONE;
        for (Bid bid : bids) {
            all = all.with(bid);
        }
        return new Course(all, lead);
    }

    Shown shown() {
        Bidders numbered = Bidders.NONE;
        for (SeatId bidder : bidders) {
            numbered = numbered.with(bidder);
        }
        PersistentMap<Integer, PriceSet> prices = PersistentMap.empty();
        for (PriceSet price : history) {
            prices = prices.with(prices.size(), price);
        }
        return new Shown(told, numbered, prices, buyNow);
    }
}
