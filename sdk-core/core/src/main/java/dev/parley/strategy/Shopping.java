// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import dev.parley.strategy.Search.Box;
import dev.parley.strategy.Search.Prize;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether to buy, to look at another seller, to wait for a better offer, or to walk away. Each is weighed by what it is expected
 * to be worth: the buyer's value less the price, and less what looking and waiting cost.
 *
 * @since 0.1.0
 */
public final class Shopping {
    private Shopping() {}

    /** What a buyer may do. */
    public enum Act {
        /** Takes the best offer at hand. */
        BUY,
        /** Asks the seller that is named. */
        LOOK,
        /** Leaves the offer and waits for the next. */
        DEFER,
        /** Takes what it has elsewhere. */
        WALK_AWAY
    }

    /**
     * What to do, and the numbers behind it.
     *
     * @param act what to do
     * @param seller whom to ask; empty unless it looks
     * @param now what the best offer at hand is worth; negative infinity where there is none
     * @param going what going on is worth: the next seller's index, or waiting
     * @param outside what walking away is worth
     */
    public record Advice(Act act, Optional<String> seller, double now, double going, double outside) {
        /** Why, in a sentence for its owner. */
        public String why() {
            return switch (act) {
                case BUY ->
                    say("Buys: the offer is worth %.3f, going on %.3f, and walking away %.3f.", now, going, outside);
                case LOOK ->
                    say(
                            "Asks %s: that is worth its cost up to an offer of %.3f, and the best at hand is worth"
                                    + " %.3f.",
                            seller.orElseThrow(), going, Math.max(now, outside));
                case DEFER -> say("Waits: that is worth %.3f, and the offer %.3f.", going, now);
                case WALK_AWAY ->
                    say("Walks away: that is worth %.3f, going on %.3f, and the best offer %.3f.", outside, going, now);
            };
        }

        private static String say(String format, Object... numbers) {
            return String.format(Locale.ROOT, format, numbers);
        }
    }

    /**
     * A seller that can still be asked.
     *
     * @param seller by name
     * @param box what its offer may be worth, and what asking costs
     */
    public record Prospect(String seller, Box box) {}

    /**
     * Among several sellers whose offers stay open: asks by the highest index, and stops when none is above what is at hand.
     *
     * <p>Source: Weitzman (1979), as {@link Box#index} has it.
     *
     * @param found what the best offer so far is worth; negative infinity where there is none
     * @param outside what walking away is worth
     * @param left the sellers that can still be asked; the first of several with one index goes first
     */
    public static Advice among(double found, double outside, List<Prospect> left) {
        requireNumbers(found, outside);
        Optional<Prospect> next = Optional.empty();
        double going = Double.NEGATIVE_INFINITY;
        for (Prospect prospect : left) {
            double index = prospect.box().index();
            if (index > going) {
                going = index;
                next = Optional.of(prospect);
            }
        }
        if (next.isPresent() && going > Math.max(found, outside)) {
            return new Advice(Act.LOOK, next.map(Prospect::seller), found, going, outside);
        }
        return new Advice(found >= outside ? Act.BUY : Act.WALK_AWAY, Optional.empty(), found, going, outside);
    }

    /**
     * Whether to take one seller's offer that will not come back, or to wait for the next.
     *
     * @param offered what the offer is worth; negative infinity where there is none yet
     * @param left how many more offers may come, at least 0
     * @param offers what each may be worth; the probabilities add up to 1
     * @param cost of waiting for one, at least 0
     * @param discount what 1 at the next offer is worth now, from 0 to 1
     * @param outside what walking away is worth, at any time
     */
    public static Advice over(
            double offered, int left, List<Prize> offers, double cost, double discount, double outside) {
        requireNumbers(offered, outside);
        if (left < 0 || !(cost >= 0 && cost < Double.POSITIVE_INFINITY) || !(discount >= 0 && discount <= 1)) {
            throw new IllegalArgumentException(
                    "left and cost must be at least 0 and discount from 0 to 1, and they are " + left + ", " + cost
                            + " and " + discount);
        }
        Search.requireProbabilities(offers);
        double waiting = Double.NEGATIVE_INFINITY;
        double refused = outside;
        for (int round = 0; round < left; round++) {
            double before = refused;
            waiting = discount
                            * offers.stream()
                                    .mapToDouble(offer -> offer.probability() * Math.max(offer.value(), before))
                                    .sum()
                    - cost;
            refused = Math.max(outside, waiting);
        }
        Act act = offered >= refused ? Act.BUY : waiting > outside ? Act.DEFER : Act.WALK_AWAY;
        return new Advice(act, Optional.empty(), offered, waiting, outside);
    }

    private static void requireNumbers(double found, double outside) {
        if (Double.isNaN(found) || found == Double.POSITIVE_INFINITY || !Double.isFinite(outside)) {
            throw new IllegalArgumentException(
                    "what was found and what is outside must be numbers, and are " + found + " and " + outside);
        }
    }
}
