// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.utility;

import java.util.List;

/**
 * What a party wants of a negotiation: what outcomes are worth, the least that it agrees to, what it has elsewhere, and what
 * waiting costs.
 *
 * @param utility of outcomes
 * @param reservation the least utility that it agrees to, by its own will
 * @param outsideOption the utility that it can have elsewhere at any time instead
 * @param discount what 1 at the end is worth at the start, above 0 and at most 1
 * @since 0.1.0
 */
public record Preferences(AdditiveUtility utility, double reservation, double outsideOption, double discount) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if reservation or outside option is not finite, or the discount is not above 0 and at most
     *     1
     */
    public Preferences {
        reservation = UtilityPart.requireFinite("reservation", reservation);
        outsideOption = UtilityPart.requireFinite("outsideOption", outsideOption);
        if (!(discount > 0 && discount <= 1)) {
            throw new IllegalArgumentException("discount must be above 0 and at most 1, and is " + discount);
        }
    }

    /** Patient, with nothing elsewhere that is better than the reservation. */
    public static Preferences patient(AdditiveUtility utility, double reservation) {
        return new Preferences(utility, reservation, reservation, 1);
    }

    /** What it has without an agreement, and the least that an agreement must be worth: option or reservation. */
    public double least() {
        return Math.max(reservation, outsideOption);
    }

    /** Whether it would rather have an outcome than no agreement, or is indifferent. */
    public boolean agreesTo(List<Integer> outcome) {
        return utility.of(outcome) >= least();
    }

    /**
     * What an outcome is worth at the start if it is agreed on at a time.
     *
     * @param time from 0 at the start to 1 at the end
     */
    public double worth(List<Integer> outcome, double time) {
        return discounted(utility.of(outcome), time);
    }

    /**
     * What a utility had at a time is worth at the start. A discount makes a gain smaller, and a loss too.
     *
     * @param time from 0 at the start to 1 at the end
     */
    public double discounted(double worth, double time) {
        if (!(time >= 0 && time <= 1)) {
            throw new IllegalArgumentException("time must be from 0 to 1, and is " + time);
        }
        return worth * Math.pow(discount, time);
    }

    /**
     * The least that an outcome must be worth at a later time to be as good as one now; what can be had elsewhere at any time is
     * worth less later, too.
     *
     * @param worth of the outcome now
     * @param now from 0 to {@code later}
     * @param later at most 1
     */
    public double worthWaitingFor(double worth, double now, double later) {
        if (!(now <= later)) {
            throw new IllegalArgumentException("now must be at most " + later + ", and is " + now);
        }
        return discounted(worth, now) / discounted(1, later);
    }
}
