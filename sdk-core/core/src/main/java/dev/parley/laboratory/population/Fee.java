// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

/**
 * The marketplace's fee: part of the gross price that a buyer pays, and a fixed amount, both from the seller's side. It is
 * a wedge: a seller whose cost is c agrees to no gross price below {@code (c + fixed) / (1 − rate)}.
 *
 * @param rate from 0 to below 1
 * @param fixed at least 0, per deal
 * @since 0.1.0
 */
public record Fee(double rate, double fixed) {
    /** No fee. */
    public static final Fee NONE = new Fee(0, 0);

    /**
     * Checks the fee.
     *
     * @throws IllegalArgumentException if the rate is not from 0 to below 1, or the fixed amount is negative
     */
    public Fee {
        Amounts.requireFinite("fixed", fixed);
        if (!(rate >= 0 && rate < 1 && fixed >= 0)) {
            throw new IllegalArgumentException(
                    "rate must be from 0 to below 1 and fixed at least 0, and they are " + rate + " and " + fixed);
        }
    }

    /** The gross price that leaves a seller with an amount. */
    public double floor(double cost) {
        return (cost + fixed) / (1 - rate);
    }

    /** What the marketplace gets of a gross price. */
    public double of(double price) {
        return rate * price + fixed;
    }

    /** The floors of sellers whose costs are spread so. */
    public Distribution floors(Distribution costs) {
        return rate == 0 && fixed == 0 ? costs : costs.moved(1 / (1 - rate), fixed / (1 - rate));
    }
}
