// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.api.EstimateView;
import dev.parley.laboratory.Estimate;
import dev.parley.laboratory.Goal;
import java.util.Currency;

/**
 * The unit in which the laboratory plays, so that its sentences name the amounts that people write.
 *
 * @param minorUnits how many minor units it has
 */
record MajorUnit(long minorUnits) {
    private static final int PARTS = 1_000;
    private static final int PERCENT = 100;

    static MajorUnit of(Currency currency) {
        long units = 1;
        for (int digit = 0; digit < currency.getDefaultFractionDigits(); digit++) {
            units *= 10;
        }
        return new MajorUnit(units);
    }

    double of(long minor) {
        return (double) minor / minorUnits;
    }

    /** An amount in thousandths of a minor unit. */
    EstimateView amount(Estimate estimate) {
        return scaled(estimate, (double) minorUnits * PARTS);
    }

    /** A share in thousandths of a percent. */
    static EstimateView share(Estimate estimate) {
        return scaled(estimate, (double) PERCENT * PARTS);
    }

    /** A number in thousandths. */
    static EstimateView number(Estimate estimate) {
        return scaled(estimate, PARTS);
    }

    /** What is reached of a goal: a share of listings, or an amount. */
    EstimateView goal(Goal goal, Estimate estimate) {
        return goal == Goal.DEAL_RATE ? share(estimate) : amount(estimate);
    }

    private static EstimateView scaled(Estimate estimate, double scale) {
        return new EstimateView(
                Math.round(estimate.mean() * scale),
                Math.round(estimate.low() * scale),
                Math.round(estimate.high() * scale));
    }
}
