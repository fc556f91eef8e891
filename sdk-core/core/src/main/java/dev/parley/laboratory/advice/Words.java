// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.advice;

import dev.parley.laboratory.Estimate;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.population.Population;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers and goals as sentences tell them. */
final class Words {
    private Words() {}

    /** Four digits that count. */
    static String amount(double amount) {
        BigDecimal rounded =
                new BigDecimal(Math.abs(amount) < 1e-9 ? 0 : amount, new MathContext(4)).stripTrailingZeros();
        return rounded.toPlainString();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** An estimate with its interval. */
    static String withInterval(Estimate estimate, Goal goal) {
        return goal == Goal.DEAL_RATE
                ? percent(estimate.mean()) + " (" + percent(estimate.low()) + " to " + percent(estimate.high()) + ")"
                : amount(estimate.mean()) + " (" + amount(estimate.low()) + " to " + amount(estimate.high()) + ")";
    }

    static String of(Goal goal) {
        return switch (goal) {
            case SELLER_SURPLUS -> "what sellers gain a listing";
            case BUYER_SURPLUS -> "what buyers gain a listing";
            case GAINS -> "what all gain together a listing";
            case DEAL_RATE -> "the share of listings that are sold";
            case FEES -> "what the marketplace earns a listing";
        };
    }

    static String risk(Population population) {
        if (population.buyerRisk() == 0 && population.sellerRisk() == 0) {
            return "Nobody minds risk.";
        }
        return "Relative risk aversion is " + amount(population.buyerRisk()) + " for buyers and "
                + amount(population.sellerRisk()) + " for sellers.";
    }
}
