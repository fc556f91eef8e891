// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

/**
 * Who meets: sellers with costs, buyers with values, how many of them, what they know and how they take risks.
 *
 * @param costs what the goods are worth to sellers; tells nothing of buyers' private values
 * @param valuation what the goods are worth to buyers, and what they know
 * @param buyers how many come to a listing
 * @param bidding how buyers bid
 * @param buyerRisk buyers' relative risk aversion ρ: x is worth x^(1 − ρ) to them; from 0 (neutral) to below 1
 * @param sellerRisk sellers' relative risk aversion, alike
 * @since 0.1.0
 */
public record Population(
        Distribution costs,
        Valuation valuation,
        Headcount buyers,
        Bidding bidding,
        double buyerRisk,
        double sellerRisk) {
    /**
     * Checks the attitudes to risk.
     *
     * @throws IllegalArgumentException if one is not from 0 to below 1
     */
    public Population {
        requireRisk("buyerRisk", buyerRisk);
        requireRisk("sellerRisk", sellerRisk);
    }

    /** How buyers bid. */
    public enum Bidding {
        /** As in the equilibrium of the protocol: each does best given what the others do, and all expect that. */
        EQUILIBRIUM,
        /** Each bids what it believes the goods to be worth, and takes winning for no news. */
        NAIVE
    }

    /** Risk-neutral buyers who bid in equilibrium, with private values. */
    public static Population of(Distribution costs, Distribution values, Headcount buyers) {
        return new Population(costs, new PrivateValues(values), buyers, Bidding.EQUILIBRIUM, 0, 0);
    }

    /** The same with buyers who know something else. */
    public Population with(Valuation other) {
        return new Population(costs, other, buyers, bidding, buyerRisk, sellerRisk);
    }

    /** The same with buyers who bid otherwise. */
    public Population with(Bidding other) {
        return new Population(costs, valuation, buyers, other, buyerRisk, sellerRisk);
    }

    /** The same with another number of buyers. */
    public Population with(Headcount other) {
        return new Population(costs, valuation, other, bidding, buyerRisk, sellerRisk);
    }

    /** The same with other attitudes to risk. */
    public Population withRisk(double ofBuyers, double ofSellers) {
        return new Population(costs, valuation, buyers, bidding, ofBuyers, ofSellers);
    }

    /** The same with other costs. */
    public Population withCosts(Distribution other) {
        return new Population(other, valuation, buyers, bidding, buyerRisk, sellerRisk);
    }

    /** Draws who meets at one listing. */
    public Draw draw(Fee fee, Chance chance) {
        double[] ranks = new double[buyers.draw(chance)];
        double cost = costs.quantile(chance.next());
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = chance.next();
        }
        return valuation.draw(cost, fee.floor(cost), ranks, chance);
    }

    private static void requireRisk(String name, double risk) {
        if (!(risk >= 0 && risk < 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to below 1, and is " + risk);
        }
    }
}
