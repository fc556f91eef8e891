// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

/**
 * Each buyer knows what the goods are worth to it, and no buyer learns more from another.
 *
 * @param values how they are spread; one buyer's tells nothing of another's
 * @since 0.1.0
 */
public record PrivateValues(Distribution values) implements Valuation {
    @Override
    public boolean isPrivate() {
        return true;
    }

    @Override
    public Draw draw(double cost, double floor, double[] ranks, Chance chance) {
        double[] drawn = new double[ranks.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = values.quantile(ranks[i]);
        }
        return new Draw(cost, floor, ranks, drawn, drawn);
    }

    @Override
    public Distribution estimates(int buyers, Distribution costs) {
        return values;
    }

    @Override
    public double estimate(double signal, int buyers) {
        return signal;
    }

    @Override
    public double worthOfWinning(double signal, double rank, int buyers) {
        return signal;
    }

    @Override
    public String assumption() {
        return "Each buyer knows what the goods are worth to it, and learns nothing more from other buyers (private values).";
    }
}
