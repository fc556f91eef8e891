// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

import java.util.Arrays;

/**
 * The seller alone knows how good the goods are; they are worth more to a buyer than to the seller by one factor, and
 * buyers know nothing but how costs are spread (the market for lemons).
 *
 * <p>Source: Akerlof, <i>The market for lemons</i> (1970); Samuelson and Bazerman (1985).
 *
 * @since 0.1.0
 */
public final class SellerKnowsBetter implements Valuation {
    private final double factor;
    private final Distribution costs;

    /**
     * A factor.
     *
     * @param factor positive
     * @param costs of the sellers, which the buyers know as a whole
     */
    public SellerKnowsBetter(double factor, Distribution costs) {
        Amounts.requirePositive("factor", factor);
        this.factor = factor;
        this.costs = costs;
    }

    @Override
    public boolean isPrivate() {
        return false;
    }

    @Override
    public Draw draw(double cost, double floor, double[] ranks, Chance chance) {
        double[] known = new double[ranks.length];
        double[] values = new double[ranks.length];
        Arrays.fill(known, factor * costs.mean());
        Arrays.fill(values, factor * cost);
        return new Draw(cost, floor, ranks, known, values);
    }

    @Override
    public Distribution estimates(int buyers, Distribution ofSellers) {
        return Distribution.always(factor * costs.mean());
    }

    @Override
    public boolean isSpreadAlike() {
        return true;
    }

    @Override
    public double estimate(double signal, int buyers) {
        return signal;
    }

    /** Where one rival knows as much, namely nothing: the same estimate. */
    @Override
    public double worthOfWinning(double signal, double rank, int buyers) {
        return signal;
    }

    /**
     * What a buyer expects to gain from offering a price that every seller with a floor of at most so much accepts.
     *
     * @param share the share of sellers that accept
     */
    public double gainOfOffering(double price, double share) {
        double worth = 0;
        int cells = 256;
        for (int cell = 0; cell < cells; cell++) {
            worth += factor * costs.quantile(share * (cell + .5) / cells);
        }
        return share * (worth / cells - price);
    }

    @Override
    public String assumption() {
        return "The seller alone knows how good the goods are, and they are worth " + factor
                + " times as much to a buyer (common values).";
    }
}
