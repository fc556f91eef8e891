// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.form.Described;
import dev.parley.form.Hyphenated;
import dev.parley.form.Max;
import dev.parley.form.Min;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a host sets for a Dutch auction; public, and frozen when it opens.
 *
 * @param amounts in what starting price, step and floor are counted
 * @param start the starting price, at which nobody but the most eager buys
 * @param step how much less each step costs than the one before; it must come to a tick of the price at least
 * @param floor the price of the last step, below the start
 * @param stepSeconds how long each price lasts, 1 second to a day
 * @param units how many equal units are sold, one to a buyer
 * @param startsAt when the first price begins to count; absent means at the opening
 * @param showsAcceptances whether everybody sees during a step how many have accepted its price
 * @param watchable whether anyone may watch
 * @since 0.1.0
 */
public record DutchRules(
        @Described(
                title = "Prices are given as",
                help = "percent: of the list price, rounded down to what the price allows. minor-units: such as cents.")
        Amounts amounts,

        @Described(title = "Starting price", help = "In percent of the list price or in minor units, as chosen above.")
        @Min(1)
        @Max(MAX_AMOUNT)
        long start,

        @Described(
                title = "Each step lowers the price by",
                help =
                        "In percent of the list price or in minor units. It must come to at least the smallest step of the"
                                + " price.")
        @Min(1)
        @Max(MAX_AMOUNT)
        long step,

        @Described(
                title = "Lowest price",
                help = "Below the starting price. The clock ends here, or at the seller's hidden reserve if that is"
                        + " higher.")
        @Min(0)
        @Max(MAX_AMOUNT)
        long floor,

        @Described(title = "How long each price lasts (seconds)", help = "A minute is 60.")
        @Min(1)
        @Max(MAX_STEP_SECONDS)
        long stepSeconds,

        @Described(title = "Units", help = "Equal units of the item, one to a buyer; they must be in stock.")
        @Min(1)
        @Max(MAX_UNITS)
        int units,

        @Described(
                title = "When the clock starts",
                help =
                        "An instant in UTC such as 2026-11-20T10:21:00Z, after the opening; absent means at the opening.")
        Optional<Instant> startsAt,

        @Described(
                title = "Acceptances are counted aloud",
                help = "Whether everybody sees during a step how many have accepted its price. Else nobody does before"
                        + " the step ends, so that nobody accepts merely because another has.")
        boolean showsAcceptances,

        @Described(title = "Anyone may watch", help = "Whether the clock is shown to people who do not take part.")
        boolean watchable) {
    /** The greatest amount, in minor units or percent. */
    public static final long MAX_AMOUNT = 9_007_199_254_740_991L;

    /** The longest step, a day. */
    public static final long MAX_STEP_SECONDS = 86_400;

    /** The most steps that a clock may have. */
    public static final long MAX_STEPS = 10_000;

    /** The most units of one auction. */
    public static final int MAX_UNITS = 1_000;

    /** The longest time from the opening to the start, and from the start to the end. */
    public static final long MAX_SECONDS = 365L * 24 * 60 * 60;

    /** From the list price down to half of it, 5 percent a minute; one unit, at once, silent, unwatched. */
    public static final DutchRules DEFAULTS =
            new DutchRules(Amounts.PERCENT, 100, 5, 50, 60, 1, Optional.empty(), false, false);

    /** In what amounts are counted. */
    public enum Amounts implements Hyphenated {
        /** In percent of the item's list price, rounded down to a tick of its price. */
        PERCENT,
        /** In minor units of the listing's currency, on a tick of the item's price. */
        MINOR_UNITS
    }

    public DutchRules {
        Objects.requireNonNull(amounts, "amounts");
        Objects.requireNonNull(startsAt, "startsAt");
    }
}
