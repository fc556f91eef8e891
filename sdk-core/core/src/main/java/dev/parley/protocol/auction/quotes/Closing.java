// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.protocol.auction.quotes.QuoteEvent.Closed;
import dev.parley.protocol.auction.quotes.QuoteEvent.UnitsReduced;
import dev.parley.protocol.auction.quotes.QuoteRules.Rivals;
import java.time.Instant;
import java.util.List;

/** What comes of the close of a request, and of units that are bought elsewhere. */
final class Closing {
    private Closing() {}

    static List<QuoteEvent> due(QuoteState state) {
        List<Given> ranking = state.allotment();
        long units = ranking.stream().mapToLong(Given::units).sum();
        return List.of(closed(state, reason(state.request().asked(), units), ranking));
    }

    /** How a request closes of which so many units were awarded. */
    static CloseReason reason(long asked, long units) {
        if (units == asked) {
            return CloseReason.AWARDED;
        }
        return units == 0 ? CloseReason.UNAWARDED : CloseReason.PARTLY_AWARDED;
    }

    /**
     * What comes of units that the buyer no longer wants. Told before the close, nothing is left to ask for. Told at the close,
     * there are too few for those who would win, and it is decided again without the last of these; where the buyer wants all or
     * none, that is none.
     */
    static List<QuoteEvent> gone(QuoteState state, Instant at) {
        boolean cuts = !at.isBefore(state.times().close()) && !state.rules().wholeOnly();
        long left = cuts ? state.unitsWithoutLastWinner() : 0;
        return left > 0 ? List.of(new UnitsReduced(left)) : unavailable(state);
    }

    static List<QuoteEvent> unavailable(QuoteState state) {
        return List.of(closed(state, CloseReason.UNAVAILABLE, List.of()));
    }

    private static Closed closed(QuoteState state, CloseReason reason, List<Given> ranking) {
        return new Closed(
                state.request().buyer(), reason, ranking, state.rules().rivals() == Rivals.BEST);
    }
}
