// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

import java.util.Arrays;

/**
 * The goods are worth the same to all: the mean of what the buyers know, each of whom knows a part. Whoever wins knew the
 * most hopeful part (the winner's curse).
 *
 * @since 0.1.0
 */
public final class MeanOfSignals implements Valuation {
    private static final int CELLS = 1 << 12;

    private final Distribution signals;
    /** The mean signal among the share below each cut. */
    private final double[] means = new double[CELLS + 1];

    /**
     * The parts that the buyers know.
     *
     * @param signals how they are spread; one buyer's tells nothing of another's
     */
    public MeanOfSignals(Distribution signals) {
        this.signals = signals;
        means[0] = signals.least();
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            sum += signals.quantile((cell + .5) / CELLS);
            means[cell + 1] = sum / (cell + 1);
        }
    }

    @Override
    public boolean isPrivate() {
        return false;
    }

    @Override
    public Draw draw(double cost, double floor, double[] ranks, Chance chance) {
        double[] known = new double[ranks.length];
        double[] values = new double[ranks.length];
        double sum = 0;
        for (int i = 0; i < known.length; i++) {
            known[i] = signals.quantile(ranks[i]);
            sum += known[i];
        }
        Arrays.fill(values, sum / Math.max(1, values.length));
        return new Draw(cost, floor, ranks, known, values);
    }

    @Override
    public Distribution estimates(int buyers, Distribution costs) {
        return signals.moved(1.0 / buyers, (buyers - 1) * signals.mean() / buyers);
    }

    @Override
    public double estimate(double signal, int buyers) {
        return (signal + (buyers - 1) * signals.mean()) / buyers;
    }

    @Override
    public double worthOfWinning(double signal, double rank, int buyers) {
        return buyers == 1 ? signal : (2 * signal + (buyers - 2) * meanBelow(rank)) / buyers;
    }

    private double meanBelow(double rank) {
        double at = rank * CELLS;
        int cell = Math.min(CELLS - 1, (int) at);
        return means[cell] + (at - cell) * (means[cell + 1] - means[cell]);
    }

    @Override
    public String assumption() {
        return "The goods are worth the same to every buyer, and each knows a part of it (common values).";
    }
}
