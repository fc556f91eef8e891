// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Distribution;

/** What the goods are worth to buyers, and sellers' floors, each by its rank from 0 to 1; tabled with straight lines in between. */
final class RankedSides {
    private static final int CELLS = 400;

    private final double[] values = new double[CELLS + 1];
    private final double[] floors = new double[CELLS + 1];
    /** Summed up from rank 0 on. */
    private final double[] sumOfValues = new double[CELLS + 1];

    private final double[] sumOfFloors = new double[CELLS + 1];

    RankedSides(Distribution ofValues, Distribution ofFloors) {
        fill(ofValues, values, sumOfValues);
        fill(ofFloors, floors, sumOfFloors);
    }

    private static void fill(Distribution side, double[] amounts, double[] sums) {
        for (int cell = 0; cell <= CELLS; cell++) {
            amounts[cell] = side.quantile((double) cell / CELLS);
            sums[cell] = cell == 0 ? 0 : sums[cell - 1] + side.quantile((cell - .5) / CELLS) / CELLS;
        }
    }

    double least() {
        return Math.min(values[0], floors[0]);
    }

    double width() {
        return Math.max(values[CELLS], floors[CELLS]) - least();
    }

    double value(double rank) {
        return at(values, rank);
    }

    double floor(double rank) {
        return at(floors, rank);
    }

    /** What the goods are worth to all buyers above a rank, summed up over their shares. */
    double valuesAbove(double rank) {
        return sumOfValues[CELLS] - at(sumOfValues, rank);
    }

    /** The floors of all sellers up to a rank, summed up over their shares. */
    double floorsUpTo(double rank) {
        return at(sumOfFloors, rank);
    }

    /** The share of buyers to whom the goods are worth less than an amount. */
    double buyersBelow(double amount) {
        return rank(values, amount);
    }

    /** The share of sellers with a floor below an amount. */
    double sellersBelow(double amount) {
        return rank(floors, amount);
    }

    private static double at(double[] table, double rank) {
        double place = Math.max(0, Math.min(1, rank)) * CELLS;
        int cell = Math.min(CELLS - 1, (int) place);
        return table[cell] + (place - cell) * (table[cell + 1] - table[cell]);
    }

    private static double rank(double[] table, double amount) {
        int cell = 0;
        while (cell < CELLS && table[cell + 1] < amount) {
            cell++;
        }
        if (cell == CELLS || table[cell] >= amount) {
            return (double) cell / CELLS;
        }
        return (cell + (amount - table[cell]) / (table[cell + 1] - table[cell])) / CELLS;
    }
}
