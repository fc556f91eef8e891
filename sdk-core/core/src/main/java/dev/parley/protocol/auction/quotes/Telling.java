// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.SeatId;
import dev.parley.protocol.auction.quotes.QuoteEvent.BestTold;
import dev.parley.protocol.auction.quotes.QuoteEvent.QuoteMade;
import dev.parley.protocol.auction.quotes.QuoteEvent.RanksTold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the others learn by the rules of what a seller has done. */
final class Telling {
    private Telling() {}

    /** What a seller did, and what is told of it. */
    static List<QuoteEvent> after(QuoteState before, QuoteEvent done, Instant at) {
        QuoteState after = Evolution.evolve(before, done);
        Optional<QuoteEvent> told = switch (before.rules().rivals()) {
            case NOTHING -> Optional.empty();
            case RANK -> ranks(before, after);
            case BEST -> best(before, after, done instanceof QuoteMade, at);
        };
        return told.map(event -> List.of(done, event)).orElseGet(() -> List.of(done));
    }

    private static Optional<QuoteEvent> ranks(QuoteState before, QuoteState after) {
        SortedMap<SeatId, Long> changed = new TreeMap<>();
        long rank = 0;
        for (Quote quote : after.book().ranking()) {
            rank++;
            if (!before.book().rank(quote.seat()).equals(Optional.of(rank))) {
                changed.put(quote.seat(), rank);
            }
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(new RanksTold(changed));
    }

    /** Only a new best quote moves the close, and never beyond its latest instant. */
    private static Optional<QuoteEvent> best(QuoteState before, QuoteState after, boolean quoted, Instant at) {
        Optional<Long> best = after.book().best();
        if (best.equals(before.book().best())) {
            return Optional.empty();
        }
        Instant close = before.times().close();
        return Optional.of(new BestTold(best, quoted ? close(before.rules(), before.times(), at) : close));
    }

    /** When a request closes after a new best quote. */
    static Instant close(QuoteRules rules, QuoteState.Times times, Instant at) {
        Instant soft = at.plusSeconds(rules.softCloseSeconds());
        Instant kept = soft.isAfter(times.latest()) ? times.latest() : soft;
        return kept.isAfter(times.close()) ? kept : times.close();
    }
}
