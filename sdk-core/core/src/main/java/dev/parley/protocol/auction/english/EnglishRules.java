// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Described;
import dev.parley.form.Flat;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.form.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a host sets for an English auction; public, and frozen when a negotiation opens.
 *
 * @param prices where bidding starts, the reserve, and at which price the item may be bought at once
 * @param times when it starts and closes
 * @param increments by how much the price rises, by ranges of prices, the first from 0; none means a twentieth of the price
 * @param units how many identical units are for sale, 1 to {@value #MAX_UNITS}; each bidder wants one
 * @param retractionLockSeconds bids may be taken back until so many seconds before the close; absent means never
 * @param watchable whether anyone may watch
 * @param callingOff whether the seller may end the auction before its close without a sale
 * @param closesEarly whether the seller may end bidding before the close, so that who leads buys at the price of that moment
 * @param secondChanceSeconds how long a bidder may take the unit of a winner whose deal lapsed, an hour to 7 days; absent means that
 *     no such unit is offered again
 * @param secondChanceWithinSeconds until when after the hammer it may be offered and taken
 * @since 0.1.0
 */
public record EnglishRules(
        @Flat EnglishPrices prices,
        @Flat EnglishTimes times,

        @Described(
                title = "Increments",
                help = "By how much the price rises, by ranges of prices. None means about a twentieth of the price.")
        @Size(max = MAX_RANGES)
        List<Increment> increments,

        @Described(
                title = "How many units are for sale",
                help = "Identical ones; each bidder gets at most one. All winners pay the same price.")
        @Min(1)
        @Max(MAX_UNITS)
        int units,

        @Described(
                title = "Bids may be taken back until (seconds before the close)",
                help = "Absent means that a bid can never be taken back. Price and leader are then worked out as if"
                        + " the bidder had never bid, and everybody is told.")
        Optional<@Min(1) @Max(EnglishTimes.MAX_SECONDS) Long> retractionLockSeconds,

        @Described(
                title = "Anyone may watch",
                help = "Also people without a seat see the price and the bids, each bidder by a number.")
        boolean watchable,

        @Described(
                title = "The seller may call it off",
                help = "never. unsold: as long as no bid meets the reserve, or without a reserve as long as nobody has"
                        + " bid. always: until the close, whatever is bid. Everybody sees this rule, and is told.")
        CallingOff callingOff,

        @Described(
                title = "The seller may close early",
                help = "Once a bid meets the reserve, the seller may end bidding: who leads buys at the price that"
                        + " everybody sees. Whoever waited for the close then bids in vain.")
        boolean closesEarly,

        @Described(
                title = "Second chance (seconds)",
                help = "When a winner does not pay, the seller may offer the unit, once, to the bidder that would"
                        + " have won it if that winner had never bid, at the price of that case; the bidder has so"
                        + " long to accept. Absent means never.")
        Optional<@Min(3_600) @Max(7 * 24 * 3_600) Long> secondChanceSeconds,

        @Described(
                title = "Second chances until (seconds after the hammer)",
                help = "Only with a second chance: the auction stays open for it so long, which is longer than a deal"
                        + " may wait to be paid.")
        @Min(3_600)
        @Max(EnglishTimes.MAX_SECONDS)
        long secondChanceWithinSeconds) {
    /** The most units. */
    public static final int MAX_UNITS = 1_000;

    /** The most ranges of increments. */
    public static final int MAX_RANGES = 32;

    /** One unit, a week, no reserve, the default increments, nothing taken back, open to everybody's eyes, no early end, no second chance. */
    public static final EnglishRules DEFAULTS = new EnglishRules(
            EnglishPrices.DEFAULTS,
            EnglishTimes.DEFAULTS,
            List.of(),
            1,
            Optional.empty(),
            true,
            CallingOff.NEVER,
            false,
            Optional.empty(),
            14 * 24 * 3_600);

    public EnglishRules {
        Objects.requireNonNull(prices, "prices");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(callingOff, "callingOff");
        increments = List.copyOf(increments);
    }
}
