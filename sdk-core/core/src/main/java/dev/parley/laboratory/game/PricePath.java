// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.game;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Prices from the lowest to the highest at which there may be a deal, each with the seller who asks it and the buyer who bids it, by
 * their ranks u and w. In an equilibrium nobody gains by a price a little higher or lower: with the price at k times the bid and
 * 1 − k times the ask, u rises by {@code k·u / (value − price)} a unit of price and w by {@code (1 − k)·(1 − w) / (price − floor)}.
 * Through every price, seller and buyer with {@code floor < price < value} there is one such path.
 *
 * <p>Source: Satterthwaite and Williams, <i>Bilateral trade with the sealed bid k-double auction: existence and efficiency</i>
 * (1989), written in ranks, so that no density is needed.
 *
 * @param points rising
 */
record PricePath(List<Point> points) {
    private static final int MOST_POINTS = 4_000;
    private static final double STEPS = 400;
    private static final double NEAR = 1e-4;

    PricePath {
        points = List.copyOf(points);
    }

    /**
     * One price.
     *
     * @param seller the rank of the seller who asks it
     * @param buyer the rank of the buyer who bids it
     */
    record Point(double price, double seller, double buyer) {}

    /** The path through a point, as far as it goes to both sides. */
    static PricePath through(Point start, RankedSides sides, double k) {
        List<Point> points = walked(start, sides, k, -1);
        Collections.reverse(points);
        points.add(start);
        points.addAll(walked(start, sides, k, 1));
        return new PricePath(points);
    }

    private static List<Point> walked(Point start, RankedSides sides, double k, int direction) {
        double width = sides.width();
        List<Point> points = new ArrayList<>();
        Point at = start;
        while (points.size() < MOST_POINTS) {
            double buyersGain = sides.value(at.buyer()) - at.price();
            double sellersGain = at.price() - sides.floor(at.seller());
            double left = Math.min(buyersGain, sellersGain);
            if (left < NEAR * width || at.seller() < NEAR || at.buyer() > 1 - NEAR) {
                break;
            }
            double step = direction * Math.min(width / STEPS, left / 10);
            Point middle = next(at, at, step / 2, sides, k);
            at = next(at, middle, step, sides, k);
            points.add(at);
        }
        return points;
    }

    /** A step from a point, with the slope that the path has at another. */
    private static Point next(Point from, Point slope, double step, RankedSides sides, double k) {
        double least = NEAR * sides.width() / 4;
        double buyersGain = Math.max(least, sides.value(slope.buyer()) - slope.price());
        double sellersGain = Math.max(least, slope.price() - sides.floor(slope.seller()));
        return new Point(
                from.price() + step,
                share(from.seller() + step * k * slope.seller() / buyersGain),
                share(from.buyer() + step * (1 - k) * (1 - slope.buyer()) / sellersGain));
    }

    private static double share(double rank) {
        return Math.max(0, Math.min(1, rank));
    }

    /** What both sides gain together by all deals; sellers before the first price ask it too. */
    double gains(RankedSides sides) {
        Point first = points.get(0);
        double gains = first.seller() * sides.valuesAbove(first.buyer())
                - (1 - first.buyer()) * sides.floorsUpTo(first.seller());
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point after = points.get(i);
            double seller = (before.seller() + after.seller()) / 2;
            double buyer = (before.buyer() + after.buyer()) / 2;
            gains +=
                    (after.seller() - before.seller()) * (sides.valuesAbove(buyer) - (1 - buyer) * sides.floor(seller));
        }
        return gains;
    }
}
