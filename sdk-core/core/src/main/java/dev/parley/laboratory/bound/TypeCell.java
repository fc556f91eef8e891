// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.bound;

import dev.parley.laboratory.population.Distribution;

/**
 * Neighbouring types of one side, whom a mechanism treats alike.
 *
 * @param weight how often the type that counts is among them: the seller, or the highest of several buyers
 * @param worth their mean value or cost
 * @param virtual what can be taken from these buyers, or what these sellers must be given, when each may pretend to be
 *     another (Myerson 1981)
 * @param chance how often a buyer among them is the highest; 1 for sellers
 */
record TypeCell(double weight, double worth, double virtual, double chance) {
    private static final int PARTS = 32;
    private static final double ROUNDING = 1e-9;

    /** Cells of the highest of several buyers. */
    static TypeCell[] ofHighest(Distribution values, int buyers, int cells) {
        double[] cuts = values.cuts(cells);
        TypeCell[] found = new TypeCell[cuts.length - 1];
        for (int i = 0; i < found.length; i++) {
            found[i] = ofHighest(values, buyers, cuts[i], cuts[i + 1]);
        }
        return found;
    }

    private static TypeCell ofHighest(Distribution values, int buyers, double from, double to) {
        double weight = Math.pow(to, buyers) - Math.pow(from, buyers);
        // Those who all have one value are treated alike among themselves too; others win in the order of their values.
        int parts = values.quantileAbove(from) == values.quantile(to) ? 1 : PARTS;
        double worth = 0;
        double virtual = 0;
        for (int part = 0; part < parts; part++) {
            double left = from + (to - from) * part / parts;
            double right = from + (to - from) * (part + 1) / parts;
            double highest = Math.pow(right, buyers) - Math.pow(left, buyers);
            worth += highest * values.quantile((left + right) / 2);
            virtual += highest * (receipts(values, left) - receipts(values, right)) / (right - left);
        }
        return new TypeCell(weight, worth / weight, virtual / weight, weight / (buyers * (to - from)));
    }

    /** What a posted price brings that all above a rank accept. */
    private static double receipts(Distribution values, double rank) {
        return (1 - rank) * values.quantileAbove(rank);
    }

    /** Whether what can be taken from buyers rises with what the goods are worth to them. */
    static boolean areRegular(TypeCell[] cells) {
        for (int i = 1; i < cells.length; i++) {
            double slack = ROUNDING * Math.max(1, Math.abs(cells[i].virtual()));
            if (cells[i].virtual() < cells[i - 1].virtual() - slack) {
                return false;
            }
        }
        return true;
    }

    /** Cells of sellers. */
    static TypeCell[] ofSellers(Distribution costs, int cells) {
        double[] cuts = costs.cuts(cells);
        TypeCell[] found = new TypeCell[cuts.length - 1];
        for (int i = 0; i < found.length; i++) {
            double weight = cuts[i + 1] - cuts[i];
            double worth = 0;
            for (int part = 0; part < PARTS; part++) {
                worth += costs.quantile(cuts[i] + weight * (part + .5) / PARTS);
            }
            double virtual = (cuts[i + 1] * costs.quantile(cuts[i + 1]) - cuts[i] * costs.quantile(cuts[i])) / weight;
            found[i] = new TypeCell(weight, worth / PARTS, virtual, 1);
        }
        return found;
    }
}
