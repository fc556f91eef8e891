// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import java.util.Optional;

/**
 * What a protocol did to a population. Amounts are per listing, deals or not, in the population's unit.
 *
 * @param protocol its name
 * @param plays how many listings were played
 * @param dealRate the share of listings that were sold
 * @param revenue the gross price
 * @param seller the seller's surplus: what it gets after the fee, less what the goods are worth to it
 * @param buyer the buyers' surplus: what the goods are worth to whoever got them, less the price
 * @param fees what the marketplace gets
 * @param gains all surpluses and the fees together
 * @param firstBest the gains if the goods always went to whoever values them most
 * @param efficiency the gains as a share of the first best; empty where there is nothing to gain
 * @param rounds how many rounds a deal took; empty without deals
 * @since 0.1.0
 */
public record Measures(
        String protocol,
        long plays,
        Estimate dealRate,
        Estimate revenue,
        Estimate seller,
        Estimate buyer,
        Estimate fees,
        Estimate gains,
        Estimate firstBest,
        Optional<Estimate> efficiency,
        Optional<Estimate> rounds) {
    /**
     * The gains as a share of what some mechanism could reach at most.
     *
     * @param most positive, as {@code BestMechanism} computes it
     */
    public Estimate shareOf(double most) {
        if (!(most > 0)) {
            throw new IllegalArgumentException("most must be positive, and is " + most);
        }
        return new Estimate(gains.mean() / most, gains.low() / most, gains.high() / most);
    }
}
