// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import dev.parley.laboratory.population.Distribution;
import java.util.Arrays;

/**
 * The price at which one side does best that offers once: what it gains from a deal, times the chance that the other side
 * takes it. Prices are tried at {@link #CELLS} shares of the other side; the best for each of one's own values is found
 * on the upper hull of what the prices bring.
 *
 * <p>A risk-averse side weighs the gain as x^(1 − ρ), which is the same as a chance taken to the power 1 / (1 − ρ).
 *
 * <p>Source: Myerson, <i>Optimal auction design</i> (1981), for the hull; Bulow and Roberts (1989).
 */
final class BestPrice {
    private static final int CELLS = 1 << 12;

    /** Chances, as the side weighs them; rising. */
    private final double[] chances;
    /** Chance times price; negative for a buyer, who pays. */
    private final double[] receipts;

    private final double[] prices;
    private final int corners;

    private BestPrice(double[] chances, double[] receipts, double[] prices) {
        this.chances = chances;
        this.receipts = receipts;
        this.prices = prices;
        this.corners = keepHull();
    }

    /** Of a seller, against buyers whose estimates are spread so. */
    static BestPrice ofSeller(Distribution estimates, double risk) {
        double[] cuts = estimates.cuts(CELLS);
        int last = cuts.length - 1;
        double[] chances = new double[cuts.length];
        double[] receipts = new double[cuts.length];
        double[] prices = new double[cuts.length];
        for (int i = 0; i <= last; i++) {
            double cut = cuts[last - i];
            prices[i] = estimates.quantileAbove(cut);
            chances[i] = Math.pow(1 - cut, 1 / (1 - risk));
            receipts[i] = chances[i] * prices[i];
        }
        return new BestPrice(chances, receipts, prices);
    }

    /** Of a buyer, against sellers whose floors are spread so. */
    static BestPrice ofBuyer(Distribution floors, double risk) {
        double[] cuts = floors.cuts(CELLS);
        double[] chances = new double[cuts.length];
        double[] receipts = new double[cuts.length];
        double[] prices = new double[cuts.length];
        for (int i = 0; i < cuts.length; i++) {
            prices[i] = floors.quantile(cuts[i]);
            chances[i] = Math.pow(cuts[i], 1 / (1 - risk));
            receipts[i] = -chances[i] * prices[i];
        }
        return new BestPrice(chances, receipts, prices);
    }

    /** Moves the corners of the upper hull to the front; returns how many there are. */
    private int keepHull() {
        int kept = 0;
        for (int i = 0; i < chances.length; i++) {
            while (kept >= 2 && !isAbove(kept - 2, kept - 1, i)) {
                kept--;
            }
            chances[kept] = chances[i];
            receipts[kept] = receipts[i];
            prices[kept] = prices[i];
            kept++;
        }
        return kept;
    }

    private boolean isAbove(int left, int middle, int right) {
        return (receipts[middle] - receipts[left]) * (chances[right] - chances[left])
                > (receipts[right] - receipts[left]) * (chances[middle] - chances[left]);
    }

    /** The price that a seller asks for; at or above its floor. */
    double asked(double floor) {
        return Math.max(floor, prices[corner(-floor)]);
    }

    /** The price that a buyer offers; at or below what the goods are worth to it. */
    double offered(double worth) {
        return Math.min(worth, prices[corner(worth)]);
    }

    /** What a seller with a floor expects to gain over it; needs a seller who is neutral to risk. */
    double gainOver(double floor) {
        int corner = corner(-floor);
        return Math.max(0, receipts[corner] - floor * chances[corner]);
    }

    /** The corner with the greatest receipts + slope × chance. */
    private int corner(double slope) {
        int low = 0;
        int high = corners - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            double rise = receipts[middle + 1] - receipts[middle] + slope * (chances[middle + 1] - chances[middle]);
            if (rise > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return "BestPrice" + Arrays.toString(Arrays.copyOf(prices, Math.min(corners, 8)));
    }
}
