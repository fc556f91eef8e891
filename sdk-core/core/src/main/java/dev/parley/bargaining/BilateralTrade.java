// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

/**
 * What a seller and a buyer gain from one thing, in expectation, by a simple protocol. The seller's cost and the buyer's value
 * are drawn apart and evenly from 0 to 1, both are neutral to risk, and each knows its own alone. No protocol that neither
 * lies nor loses nor is subsidised gains more than 9/64 (Myerson and Satterthwaite 1983).
 *
 * @param seller what the seller gains
 * @param buyer what the buyer gains
 * @param probability how often they trade
 * @since 0.1.0
 */
public record BilateralTrade(double seller, double buyer, double probability) {
    /** What both gain together. */
    public double gain() {
        return seller + buyer;
    }

    /**
     * The k-double auction in its one linear equilibrium, of a continuum of others: the price is k of the way from ask to bid,
     * the buyer bids {@code v/(1 + k) + k(1 − k)/(2(1 + k))} and the seller asks {@code c/(2 − k) + (1 − k)/2}. At 0 the
     * seller's ask is taken or left, at 1 the buyer's bid.
     *
     * <p>Source: Chatterjee and Samuelson, <i>Bargaining under incomplete information</i>, Operations Research 31 (1983).
     *
     * @param k from 0 to 1
     */
    public static BilateralTrade doubleAuction(double k) {
        requireShare("k", k);
        // They trade where value and cost lie in a triangle, and there everything is straight: its middle stands for
        // all.
        double least = (1 - k) / 2;
        double most = (2 - k) / 2;
        double probability = most * (1 - least) / 2;
        double value = (least + 2) / 3;
        double cost = most / 3;
        double price = k * bid(k, value) + (1 - k) * ask(k, cost);
        return new BilateralTrade(probability * (price - cost), probability * (value - price), probability);
    }

    /** The buyer's bid in that equilibrium, never above its value. */
    public static double bid(double k, double value) {
        return Math.min(value, value / (1 + k) + k * (1 - k) / (2 * (1 + k)));
    }

    /** The seller's ask in that equilibrium, never below its cost. */
    public static double ask(double k, double cost) {
        return Math.max(cost, cost / (2 - k) + (1 - k) / 2);
    }

    /**
     * A price that somebody else has set: they trade where neither loses.
     *
     * @param price from 0 to 1
     */
    public static BilateralTrade posted(double price) {
        requireShare("price", price);
        double left = 1 - price;
        return new BilateralTrade(price * price / 2 * left, price * left * left / 2, price * left);
    }

    /**
     * All that can be gained where a share of the price is paid to the marketplace: {@code (1 − f²)/6}, the fee included. They
     * trade where the value less the fee is at least the cost.
     *
     * @param fee from 0 to 1
     */
    public static double firstBest(double fee) {
        requireShare("fee", fee);
        return (1 - fee * fee) / 6;
    }

    /**
     * All that can be gained where each trade costs a fixed amount that the marketplace keeps: {@code 1/6 − τ²/2 + τ³/3}, the
     * amount included.
     *
     * @param wedge from 0 to 1
     */
    public static double firstBestWithWedge(double wedge) {
        requireShare("wedge", wedge);
        return 1.0 / 6 - wedge * wedge / 2 + wedge * wedge * wedge / 3;
    }

    /** What the marketplace earns by that amount: {@code τ(1 − τ)²/2}. */
    public static double earnedByWedge(double wedge) {
        requireShare("wedge", wedge);
        return wedge * (1 - wedge) * (1 - wedge) / 2;
    }

    /**
     * The price that earns a seller most, posted or as a reserve, where a share of it is paid to the marketplace: {@code (1 +
     * c/(1 − f))/2}, at most 1.
     *
     * @param cost from 0 to 1
     * @param fee from 0 to below 1
     */
    public static double bestPrice(double cost, double fee) {
        requireShare("cost", cost);
        requireShare("fee", fee);
        if (fee == 1) {
            throw new IllegalArgumentException("fee must be below 1");
        }
        return Math.min(1, (1 + cost / (1 - fee)) / 2);
    }

    /**
     * What a seller without cost earns from buyers who come one after the other, each told a price of its own to take or to
     * leave: {@code V ← ((1 + V)/2)²}.
     *
     * @param buyers at least 1
     */
    public static double sequentiallyPosted(int buyers) {
        if (buyers < 1) {
            throw new IllegalArgumentException("buyers must be at least 1, and is " + buyers);
        }
        double value = 0;
        for (int left = 0; left < buyers; left++) {
            double price = (1 + value) / 2;
            value = price * price;
        }
        return value;
    }

    /**
     * What a buyer gains by a bid that the seller takes where the thing is worth no more than the bid to it, drawn evenly from
     * 0 to {@code most}, and more to the buyer by a factor: below a factor of 2 it loses at every bid.
     *
     * <p>Source: Akerlof, <i>The market for lemons</i> (1970), as a bid: Samuelson and Bazerman (1985).
     *
     * @param bid from 0 to most
     * @param most above 0
     * @param factor what is worth 1 to the seller is worth to the buyer
     */
    public static double gainFromUnknownQuality(double bid, double most, double factor) {
        if (!(bid >= 0 && bid <= most && most > 0) || !Double.isFinite(factor * most)) {
            throw new IllegalArgumentException("bid must be from 0 to most, and they are " + bid + " and " + most);
        }
        return (factor / 2 - 1) * bid * bid / most;
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, and is " + value);
        }
    }
}
