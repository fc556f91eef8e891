// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.form.Described;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has happened. What a seller does is told to itself alone; what others learn of it by the rules is an event of its own.
 *
 * @since 0.1.0
 */
public sealed interface QuoteEvent
        permits QuoteEvent.CeilingSet,
                QuoteEvent.Joined,
                QuoteEvent.QuoteMade,
                QuoteEvent.QuoteTakenBack,
                QuoteEvent.RanksTold,
                QuoteEvent.BestTold,
                QuoteEvent.UnitsReduced,
                QuoteEvent.Closed {
    /** The type of {@link CeilingSet}. */
    String CEILING_SET = "ceiling-set";

    /** The type of {@link QuoteMade}. */
    String MADE = "quote-made";

    /** The type of {@link QuoteTakenBack}. */
    String TAKEN_BACK = "quote-taken-back";

    /** The type of {@link RanksTold}. */
    String RANKS = "ranks-told";

    /** The type of {@link BestTold}. */
    String BEST = "best-quote-told";

    /** The type of {@link UnitsReduced}. */
    String REDUCED = "wanted-units-reduced";

    /** The type of {@link Closed}. */
    String CLOSED = "request-closed";

    /**
     * The buyer's hidden ceiling was set.
     *
     * @param buyer who asks
     * @param ceiling the most that a unit may cost, in minor units
     */
    @Described(title = "The buyer's hidden ceiling was set.")
    @Named(CEILING_SET)
    record CeilingSet(SeatId buyer, @Part("principal:buyer") long ceiling) implements QuoteEvent {}

    /**
     * A seller took a seat. Nobody else is told.
     *
     * @param seat its seat
     * @param own the seat's name, for itself
     */
    @Described(title = "A seller took a seat.")
    @Named("seller-joined")
    record Joined(
            @Part("operators") Seat seat, @Part("seat:seat") SeatId own) implements QuoteEvent {}

    /**
     * A seller quoted, or improved its quote. Nobody else reads it, or that it happened.
     *
     * @param seat whose
     * @param quote its name
     * @param terms complete terms
     * @param score price and penalties in minor units
     */
    @Described(title = "A quote was made: `score` is its price and what the scoring rule adds.")
    @Named(MADE)
    @Part("seat:seat")
    record QuoteMade(SeatId seat, OfferId quote, Terms terms, long score) implements QuoteEvent {
        Quote numbered(long number) {
            return new Quote(seat, quote, number, terms, score);
        }
    }

    /**
     * A seller's quote no longer stands; likewise.
     *
     * @param seat whose
     * @param quote which
     * @param withdrawn whether the seller withdrew; else its authority ended
     */
    @Described(title = "A quote no longer stands; `withdrawn` tells whether the seller took it back.")
    @Named(TAKEN_BACK)
    @Part("seat:seat")
    record QuoteTakenBack(SeatId seat, OfferId quote, boolean withdrawn) implements QuoteEvent {}

    /**
     * The ranks of some quotes changed. Each seller is told its own alone, and others that nothing changed for are not told.
     *
     * @param ranks the new rank by seat, 1 for the best; at least one
     */
    @Described(title = "The seller's quote has another `rank` from now on, 1 for the best.")
    @Named(RANKS)
    record RanksTold(SortedMap<SeatId, Long> ranks) implements QuoteEvent {
        public RanksTold {
            ranks = Collections.unmodifiableSortedMap(new TreeMap<>(ranks));
            if (ranks.isEmpty()) {
                throw new IllegalArgumentException("some rank must have changed");
            }
        }
    }

    /**
     * The best score changed.
     *
     * @param score it, in minor units; empty when no quote stands
     * @param close when the request closes from now on
     */
    @Described(title = "The best `score` changed; `close` is when the request closes from now on.")
    @Named(BEST)
    record BestTold(Optional<Long> score, Instant close) implements QuoteEvent {}

    /**
     * The buyer has bought some units elsewhere.
     *
     * @param left how many it still wants
     */
    @Described(title = "Some units were bought elsewhere; `left` are still wanted.")
    @Named(REDUCED)
    record UnitsReduced(long left) implements QuoteEvent {}

    /**
     * The request closed. Everybody is told why, the buyer all quotes that stood, each seller how many units it won, and where
     * the rules tell the best score everybody those that won.
     *
     * @param buyer who asks
     * @param reason why
     * @param ranking the quotes that stood, the best first, with what each won
     * @param tellsBest whether everybody learns the scores that won
     */
    @Described(
            title =
                    "The request closed: `reason` says why, `scores` are those that won where the rules tell them, `quotes`"
                            + " are all for the buyer, and `units` are what the seller won.")
    @Named(CLOSED)
    record Closed(SeatId buyer, CloseReason reason, List<Given> ranking, boolean tellsBest) implements QuoteEvent {
        public Closed {
            ranking = List.copyOf(ranking);
        }
    }
}
