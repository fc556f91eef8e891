// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.protocol.auction.quotes.QuoteEvent.BestTold;
import dev.parley.protocol.auction.quotes.QuoteEvent.CeilingSet;
import dev.parley.protocol.auction.quotes.QuoteEvent.Closed;
import dev.parley.protocol.auction.quotes.QuoteEvent.Joined;
import dev.parley.protocol.auction.quotes.QuoteEvent.QuoteMade;
import dev.parley.protocol.auction.quotes.QuoteEvent.QuoteTakenBack;
import dev.parley.protocol.auction.quotes.QuoteEvent.RanksTold;
import dev.parley.protocol.auction.quotes.QuoteEvent.UnitsReduced;

/** The state after an event. */
final class Evolution {
    private Evolution() {}

    static QuoteState evolve(QuoteState state, QuoteEvent event) {
        if (state.hasEnded()) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " cannot follow the end");
        }
        if (event instanceof CeilingSet set) {
            return state.withCeiling(set.ceiling());
        }
        if (event instanceof Joined joined) {
            return state.with(state.seats().with(joined.seat()));
        }
        if (event instanceof QuoteMade made) {
            return state.with(state.book().with(made.numbered(state.book().made() + 1)));
        }
        if (event instanceof QuoteTakenBack taken) {
            return state.with(state.book().without(taken.seat(), taken.withdrawn()));
        }
        if (event instanceof RanksTold) {
            return state;
        }
        if (event instanceof BestTold told) {
            return state.closing(told.close());
        }
        return event instanceof UnitsReduced reduced ? state.wanting(reduced.left()) : state.with((Closed) event);
    }
}
