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

    /** What counts as nothing beside an amount. */
    private static final double ROUNDING = 1e-12;

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

    /**
     * The lowest gross price on a tick that leaves a seller at least an amount. A net 85 at a rate of a tenth is a gross
     * price of 94.44…, and so a tick of 95.
     *
     * @param tick the step between two prices, positive
     */
    public double floor(double net, double tick) {
        Amounts.requirePositive("tick", tick);
        double gross = floor(net);
        double ticks = Math.ceil(gross / tick);
        // A quotient that rounding left a hair above a whole number is that number, if its price leaves enough.
        double before = (ticks - 1) * tick;
        return net(before) >= net - ROUNDING * Math.max(1, Math.abs(net)) ? before : ticks * tick;
    }

    /** What a gross price leaves a seller with. */
    public double net(double price) {
        return price - of(price);
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
