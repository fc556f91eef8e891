// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.PersistentMap;
import dev.parley.model.SeatId;
import dev.parley.protocol.Award;
import dev.parley.protocol.auction.english.Ascent.Course;
import dev.parley.protocol.auction.english.EnglishEvent.BidMade;
import dev.parley.protocol.auction.english.EnglishEvent.BidsTakenBack;
import dev.parley.protocol.auction.english.EnglishEvent.BoughtNow;
import dev.parley.protocol.auction.english.EnglishEvent.Closed;
import dev.parley.protocol.auction.english.EnglishEvent.Joined;
import dev.parley.protocol.auction.english.EnglishEvent.Locked;
import dev.parley.protocol.auction.english.EnglishEvent.PriceSet;
import dev.parley.protocol.auction.english.EnglishEvent.ReserveSet;
import dev.parley.protocol.auction.english.EnglishState.Doing;
import dev.parley.protocol.auction.english.EnglishState.Ending;
import dev.parley.protocol.auction.english.EnglishState.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The state after one more event. */
final class Evolution {
    private Evolution() {}

    static EnglishState evolve(EnglishState state, EnglishEvent event) {
        if (state.hasEnded()) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " cannot follow in phase "
                    + state.ending().phase());
        }
        if (event instanceof ReserveSet set) {
            return state.withReserve(set.reserve());
        }
        if (event instanceof Joined joined) {
            return state.with(joined.seat());
        }
        if (event instanceof BidMade made) {
            Bids bids = state.bids()
                    .with(new Bid(
                            made.seat(),
                            made.bid(),
                            made.maximum(),
                            state.bids().next()));
            Lead lead = state.ascent().after(state.lead(), bids, made.seat());
            return state.with(new Course(bids, lead), new Doing(made.seat(), PriceCause.BID));
        }
        if (event instanceof BidsTakenBack taken) {
            List<Bid> left = state.bids().without(taken.seat(), taken.bids());
            return state.with(state.ascent().replay(left), new Doing(taken.seat(), PriceCause.TAKEN_BACK));
        }
        if (event instanceof PriceSet set) {
            return told(state, set);
        }
        return ending(state, event);
    }

    private static EnglishState told(EnglishState state, PriceSet set) {
        Shown before = state.shown();
        Bidders bidders = before.bidders().with(state.last().orElseThrow().seat());
        Lead lead = new Lead(set.price(), bidders.seats(set.leaders()), set.reserveMet());
        PersistentMap<Integer, PriceSet> history =
                before.history().with(before.history().size(), set);
        return state.with(new Shown(lead, bidders, history, set.buyNow()))
                .with(state.clock().ending(set.end()));
    }

    private static EnglishState ending(EnglishState state, EnglishEvent event) {
        if (event instanceof BoughtNow bought) {
            return state.with(shownTo(state, bought.seat()))
                    .with(sold(state, List.of(award(state, bought.seat(), bought.price())), bought.at()));
        }
        if (event instanceof Closed closed) {
            return state.with(
                    closed.reason().isSale()
                            ? sold(state, awards(state, closed), closed.at())
                            : new Ending(phase(closed.reason()), List.of()));
        }
        if (event instanceof Locked) {
            return state.with(new Ending(EnglishLifecycle.LOCKED, List.of()));
        }
        return state.with(AfterHammerEvolution.evolve(state, event));
    }

    private static Ending sold(EnglishState state, List<Award> awards, Instant at) {
        EnglishRules rules = state.sale().rules();
        return rules.secondChanceSeconds().isPresent()
                ? new Ending(
                        EnglishLifecycle.AFTER_HAMMER,
                        awards,
                        Optional.of(AfterHammer.begin(at.plusSeconds(rules.secondChanceWithinSeconds()))))
                : new Ending(EnglishLifecycle.SOLD, awards);
    }

    /** No reserve is above the price for buying at once: whoever pays that has met it. */
    private static Shown shownTo(EnglishState state, SeatId buyer) {
        Shown before = state.shown();
        Lead lead = new Lead(
                before.lead().price(), before.lead().leaders(), state.sale().hasReserve());
        return new Shown(lead, before.bidders().with(buyer), before.history(), false);
    }

    private static String phase(CloseReason reason) {
        return switch (reason) {
            case SOLD, SOLD_EARLY -> EnglishLifecycle.SOLD;
            case UNSOLD -> EnglishLifecycle.UNSOLD;
            case CALLED_OFF -> EnglishLifecycle.CALLED_OFF;
            case UNAVAILABLE -> EnglishLifecycle.UNAVAILABLE;
        };
    }

    /** Each winner's award fulfils its highest bid. */
    private static List<Award> awards(EnglishState state, Closed closed) {
        return closed.price()
                .map(price -> state.shown().bidders().seats(closed.winners()).stream()
                        .map(winner -> award(state, winner, price)
                                .fulfilling(state.bids()
                                        .highestOf(winner)
                                        .orElseThrow()
                                        .id()
                                        .value()))
                        .toList())
                .orElse(List.of());
    }

    static Award award(EnglishState state, SeatId buyer, long price) {
        Sale sale = state.sale();
        return Award.of(buyer, sale.seller(), sale.item(), sale.at(price));
    }
}
