// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.protocol.auction.english.EnglishEvent.Closed;
import dev.parley.protocol.auction.english.EnglishEvent.Locked;
import dev.parley.protocol.auction.english.EnglishEvent.PriceSet;
import dev.parley.protocol.auction.english.EnglishState.Doing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What everybody is told. */
final class Telling {
    private Telling() {}

    /** How far the bids have come; empty where everybody knows, as after a maximum that its leader raised. */
    static Optional<PriceSet> of(EnglishState state, Instant at) {
        return state.isTold()
                ? Optional.empty()
                : Optional.of(priceSet(state, state.last().orElseThrow(), at));
    }

    private static PriceSet priceSet(EnglishState state, Doing doing, Instant at) {
        Bidders bidders = state.shown().bidders().with(doing.seat());
        Lead lead = state.lead();
        Clock clock = state.clock();
        boolean bid = doing.because() == PriceCause.BID;
        return new PriceSet(
                doing.because(),
                bidders.number(doing.seat()),
                lead.price(),
                bidders.numbers(lead.leaders()),
                lead.reserveMet(),
                state.shown().buyNow() && state.sale().isBuyNowOpen(lead),
                bid ? clock.after(at) : clock.end(),
                at);
    }

    /** What the deadline brings: the lock on bids, or the close. */
    static EnglishEvent due(EnglishState state, Instant at) {
        boolean locks = state.ending().phase().equals(EnglishLifecycle.BIDDING)
                && state.sale().rules().retractionLockSeconds().isPresent();
        return locks ? new Locked(at) : closed(state, at);
    }

    private static Closed closed(EnglishState state, Instant at) {
        return state.sale().sells(state.shown().lead())
                ? sold(CloseReason.SOLD, state, at)
                : new Closed(CloseReason.UNSOLD, Optional.empty(), List.of(), at);
    }

    /** The end with a sale to those who lead, at the price that everybody sees. */
    static Closed sold(CloseReason reason, EnglishState state, Instant at) {
        Lead lead = state.shown().lead();
        return new Closed(
                reason, Optional.of(lead.price()), state.shown().bidders().numbers(lead.leaders()), at);
    }

    /** The end without a sale, since there is nothing for sale any more. */
    static Closed unavailable(Instant at) {
        return new Closed(CloseReason.UNAVAILABLE, Optional.empty(), List.of(), at);
    }
}
