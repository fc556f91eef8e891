// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.form.Described;
import dev.parley.form.Hyphenated;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.form.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a host sets for a request for quotes; public, and frozen when it opens.
 *
 * @param criteria the scoring rule: what issues besides the price add to the score; none means that the price alone counts
 * @param units how many units are asked for; absent means all that the listing wants
 * @param winners among how many sellers the units may be split, the best first
 * @param wholeOnly whether nothing is awarded unless all units are
 * @param ceilingPercent the most that the buyer pays, which everybody sees: in percent of the list price
 * @param hiddenCeiling whether the buyer's private terms name the most that it pays
 * @param decrement by how much a seller's new quote must better its own score, in minor units
 * @param improvable whether a quote may be improved until the close
 * @param withdrawable whether a quote may be withdrawn until the close
 * @param rivals what sellers learn of each other's quotes
 * @param opensChain whether the parties see after an award how many quotes came and when
 * @param seconds from the opening to the close
 * @param softCloseSeconds how long after a new best quote the request stays open at least; 0 means that the close is fixed
 * @param softCloseMostSeconds by how much the close may move in all
 * @since 0.1.0
 */
public record QuoteRules(
        @Described(
                title = "Scoring rule",
                help = "What delivery, warranty and the like add to a quote's price when quotes are compared. None: the"
                        + " price alone counts.")
        @Size(max = MAX_CRITERIA)
        List<Criterion> criteria,

        @Described(title = "Units", help = "How many are asked for. Absent: as many as the listing wants.")
        Optional<@Min(1) @Max(MAX_UNITS) Long> units,

        @Described(
                title = "Winners at most",
                help =
                        "1: one seller supplies all units. More: each seller says how many units it supplies at most, and"
                                + " the units go to the best quotes first.")
        @Min(1)
        @Max(MAX_WINNERS)
        int winners,

        @Described(title = "All units or none", help = "Whether nothing is awarded unless the winners cover all units.")
        boolean wholeOnly,

        @Described(
                title = "Open ceiling (percent of the list price)",
                help = "A quote above it is refused. Everybody sees it.")
        Optional<@Min(1) @Max(MAX_PERCENT) Integer> ceilingPercent,

        @Described(
                title = "The buyer has a hidden ceiling",
                help =
                        "Its amount is among the buyer's private terms; without them nothing opens. A quote above it stands"
                                + " as any other, and never wins.")
        boolean hiddenCeiling,

        @Described(
                title = "Least improvement (minor units)",
                help = "By how much a seller's new quote must better the score of its own last one.")
        @Min(1)
        @Max(Criterion.MAX_COST)
        long decrement,

        @Described(title = "Quotes may be improved", help = "Until the close. Else each seller quotes once.")
        boolean improvable,

        @Described(
                title = "Quotes may be withdrawn",
                help = "Until the close. Who withdraws does not quote again in this request.")
        boolean withdrawable,

        @Described(
                title = "Sellers learn of rival quotes",
                help = "nothing: before and after the close. rank: each its own place. best: everybody the best score.")
        Rivals rivals,

        @Described(
                title = "The chain opens after an award",
                help = "Whether the parties then see how many quotes came and when, and can check the whole transcript;"
                        + " what rivals quoted stays hidden.")
        boolean opensChain,

        @Described(title = "Time to quote (seconds)", help = "From the opening to the close. A day is 86400.")
        @Min(1)
        @Max(MAX_SECONDS)
        long seconds,

        @Described(
                title = "Soft close (seconds)",
                help = "A new best quote keeps the request open at least so long. 0: the close is fixed. Only where"
                        + " everybody sees the best score.")
        @Min(0)
        @Max(MAX_SECONDS)
        long softCloseSeconds,

        @Described(title = "Soft close at most (seconds)", help = "By how much the close may move in all.")
        @Min(0)
        @Max(MAX_SECONDS)
        long softCloseMostSeconds) {
    /** The most issues of a scoring rule. */
    public static final int MAX_CRITERIA = 31;

    /** The most units. */
    public static final long MAX_UNITS = 1_000_000_000;

    /** The most winners. */
    public static final int MAX_WINNERS = 100;

    /** The highest ceiling, in percent. */
    public static final int MAX_PERCENT = 1_000;

    /** The longest time, 365 days. */
    public static final long MAX_SECONDS = 365L * 24 * 60 * 60;

    /** One winner by the price alone within three days, improvable, binding, each seller with its rank. */
    public static final QuoteRules DEFAULTS = new QuoteRules(
            List.of(),
            Optional.empty(),
            1,
            false,
            Optional.empty(),
            false,
            1,
            true,
            false,
            Rivals.RANK,
            true,
            259_200,
            0,
            0);

    /** What sellers learn of each other's quotes. */
    public enum Rivals implements Hyphenated {
        /** Nothing, neither before the close nor after it. */
        NOTHING,
        /** Each seller the rank of its own quote. */
        RANK,
        /** Everybody the best score. */
        BEST
    }

    public QuoteRules {
        criteria = List.copyOf(criteria);
        Objects.requireNonNull(units, "units");
        Objects.requireNonNull(ceilingPercent, "ceilingPercent");
        Objects.requireNonNull(rivals, "rivals");
    }
}
