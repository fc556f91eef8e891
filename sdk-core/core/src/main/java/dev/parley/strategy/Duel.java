// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import java.util.OptionalLong;

/**
 * Two negotiators take turns until one accepts or the offers are used up; the last offer can still be answered. It is made
 * at time 1 exactly, also when it is the only one, and so is its answer.
 *
 * @param price what was agreed; empty without an agreement
 * @param offers how many offers were made
 * @since 0.1.0
 */
public record Duel(OptionalLong price, int offers) {
    /**
     * Plays.
     *
     * @param most how many offers both sides may make together, at least 1
     */
    public static Duel of(Negotiator first, PriceAim firstAim, Negotiator second, PriceAim secondAim, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, and is " + most);
        }
        Offers own = Offers.NONE;
        Offers other = Offers.NONE;
        for (int made = 0; made <= most; made++) {
            boolean firsts = made % 2 == 0;
            double time = made >= most - 1 ? 1 : (double) made / (most - 1);
            Situation situation = new Situation(firsts ? firstAim : secondAim, time, own, other);
            Negotiator.Choice choice = (firsts ? first : second).decide(situation);
            if (choice.accepts()) {
                return new Duel(OptionalLong.of(other.last()), made);
            }
            Offers said = own.with(choice.price().orElseThrow());
            own = other;
            other = said;
        }
        return new Duel(OptionalLong.empty(), most);
    }
}
