// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import java.util.Arrays;

/**
 * The prices that one side has offered, in order. Immutable: adding makes another, which shares what it can.
 *
 * @since 0.1.0
 */
public final class Offers {
    /** Nothing offered yet. */
    public static final Offers NONE = new Offers(new Log(new long[8]), 0, 0);

    private final Log log;
    private final int count;
    private final int different;

    private Offers(Log log, int count, int different) {
        this.log = log;
        this.count = count;
        this.different = different;
    }

    /** Prices as far as anybody has written; whoever adds first writes on, anybody else copies. */
    private static final class Log {
        private long[] prices;
        private int written;

        Log(long[] prices) {
            this.prices = prices;
        }

        synchronized Log with(int count, long price) {
            Log log = this;
            if (written != count) {
                log = new Log(Arrays.copyOf(prices, Math.max(8, count + 1)));
            }
            if (log.prices.length == count) {
                log.prices = Arrays.copyOf(log.prices, 2 * count);
            }
            log.prices[count] = price;
            log.written = count + 1;
            return log;
        }

        synchronized long at(int index) {
            return prices[index];
        }
    }

    /** These and one more. */
    public Offers with(long price) {
        boolean repeated = count > 0 && last() == price;
        Log base = count == 0 ? new Log(new long[8]) : log;
        return new Offers(base.with(count, price), count + 1, repeated ? different : different + 1);
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** How often the price changed, the first offer included. */
    public int changes() {
        return different;
    }

    /** One of them, counted from 0. */
    public long get(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(index + " of " + count);
        }
        return log.at(index);
    }

    /** The latest. */
    public long last() {
        return get(count - 1);
    }
}
