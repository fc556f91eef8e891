// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

/**
 * What the goods are worth to buyers, and what each knows of it.
 *
 * @since 0.1.0
 */
public interface Valuation {
    /** Whether each buyer knows what the goods are worth to it, whatever others know. */
    boolean isPrivate();

    /**
     * Adds what the buyers know and what the goods are worth to them.
     *
     * @param ranks one for each buyer
     */
    Draw draw(double cost, double floor, double[] ranks, Chance chance);

    /**
     * How a buyer's own estimates are spread: what it would expect the goods to be worth, knowing its own signal alone.
     *
     * @param costs of the sellers
     */
    Distribution estimates(int buyers, Distribution costs);

    /** Whether those estimates are spread alike however many buyers come. */
    default boolean isSpreadAlike() {
        return isPrivate();
    }

    /** What a buyer expects the goods to be worth, knowing its own signal alone. */
    double estimate(double signal, int buyers);

    /**
     * What a buyer expects the goods to be worth when one rival knows exactly what it knows itself, and no other rival
     * knows better: the most that it can pay without regret when it wins.
     *
     * @param rank its own, from 0 to 1
     */
    double worthOfWinning(double signal, double rank, int buyers);

    /** What the assumption is, in a sentence. */
    String assumption();
}
