// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import java.util.List;

/** The increments of all prices, range by range. None is zero in any currency, since steps are whole minor units. */
record Increments(List<Increment> ranges) {
    /** Where the rules name none: a twentieth of the price at which each range begins. */
    static final Increments DEFAULT = new Increments(List.of(
            new Increment(0, 5),
            new Increment(2_00, 10),
            new Increment(5_00, 25),
            new Increment(10_00, 50),
            new Increment(20_00, 1_00),
            new Increment(50_00, 2_50),
            new Increment(100_00, 5_00),
            new Increment(200_00, 10_00),
            new Increment(500_00, 25_00),
            new Increment(1_000_00, 50_00),
            new Increment(2_000_00, 100_00),
            new Increment(5_000_00, 250_00),
            new Increment(10_000_00, 500_00),
            new Increment(20_000_00, 1_000_00),
            new Increment(50_000_00, 2_500_00),
            new Increment(100_000_00, 5_000_00)));

    Increments {
        ranges = List.copyOf(ranges);
    }

    /** Those that the rules name; the default ones where they name none. */
    static Increments of(List<Increment> named) {
        return named.isEmpty() ? DEFAULT : new Increments(named);
    }

    /** Whether the first range begins at nothing and each other one above the one before it. */
    boolean areOrdered() {
        for (int place = 0; place < ranges.size(); place++) {
            long from = ranges.get(place).from();
            boolean fits = place == 0 ? from == 0 : from > ranges.get(place - 1).from();
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The increment at a price, in whole ticks: at least one. */
    long at(long price, long tick) {
        long step = ranges.get(0).step();
        for (Increment range : ranges) {
            if (range.from() <= price) {
                step = range.step();
            }
        }
        return (step + tick - 1) / tick * tick;
    }
}
