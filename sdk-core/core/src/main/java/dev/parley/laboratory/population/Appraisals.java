// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

import java.util.Arrays;

/**
 * The goods are worth the same to all, and each buyer has an appraisal of its own that is off by chance, as with used goods
 * that every buyer looks at.
 *
 * <p>The bid without regret, {@code s − error·(n − 2)/n}, is exact where worths are spread much wider than the error, and is
 * an approximation near the ends.
 *
 * @param worths how the goods are spread
 * @param error how far an appraisal may be off, evenly to both sides; positive
 * @since 0.1.0
 */
public record Appraisals(Distribution worths, double error) implements Valuation {
    private static final int CELLS = 64;

    /**
     * Checks the error.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Appraisals {
        Amounts.requirePositive("error", error);
    }

    @Override
    public boolean isPrivate() {
        return false;
    }

    @Override
    public Draw draw(double cost, double floor, double[] ranks, Chance chance) {
        double worth = worths.quantile(chance.next());
        double[] known = new double[ranks.length];
        double[] values = new double[ranks.length];
        for (int i = 0; i < known.length; i++) {
            known[i] = worth + error * (2 * ranks[i] - 1);
        }
        Arrays.fill(values, worth);
        return new Draw(cost, floor, ranks, known, values);
    }

    @Override
    public Distribution estimates(int buyers, Distribution costs) {
        double[] all = new double[CELLS * CELLS];
        for (int worth = 0; worth < CELLS; worth++) {
            for (int off = 0; off < CELLS; off++) {
                all[worth * CELLS + off] = worths.quantile((worth + .5) / CELLS) + error * (2 * (off + .5) / CELLS - 1);
            }
        }
        return new Empirical(all);
    }

    @Override
    public boolean isSpreadAlike() {
        return true;
    }

    @Override
    public double estimate(double signal, int buyers) {
        return signal;
    }

    @Override
    public double worthOfWinning(double signal, double rank, int buyers) {
        return buyers == 1 ? signal : signal - error * (buyers - 2) / buyers;
    }

    @Override
    public String assumption() {
        return "The goods are worth the same to every buyer, and each has an appraisal that is off by up to " + error
                + " (common values).";
    }
}
