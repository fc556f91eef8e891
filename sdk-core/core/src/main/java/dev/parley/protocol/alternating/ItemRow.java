package dev.parley.protocol.alternating;

import java.util.OptionalLong;

/**
 * How an item of the negotiation stands.
 *
 * @param standing whether it can still be agreed
 * @param buyersLast the price in the buyer's last offer on it, in minor units; below 0 when there was none
 * @param sellersLast the price in the seller's last offer on it, likewise
 */
public record ItemRow(Standing standing, long buyersLast, long sellersLast) {
    static final ItemRow FRESH = new ItemRow(Standing.OPEN, -1, -1);

    /** Whether an item can still be agreed. */
    public enum Standing {
        OPEN("open"),
        SETTLED("settled"),
        GONE("gone");

        private final String text;

        Standing(String text) {
            this.text = text;
        }

        /** The stable name in views. */
        public String text() {
            return text;
        }
    }

    boolean isOpen() {
        return standing == Standing.OPEN;
    }

    /** A side's last price, in minor units. */
    OptionalLong last(Side side) {
        long price = side == Side.BUYER ? buyersLast : sellersLast;
        return price < 0 ? OptionalLong.empty() : OptionalLong.of(price);
    }

    /** Whether a price is worse for the other side than this side's last one. */
    boolean isWorse(Side side, long price) {
        return side == Side.BUYER ? price < buyersLast : sellersLast >= 0 && price > sellersLast;
    }

    ItemRow offered(Side side, long price) {
        return side == Side.BUYER
                ? new ItemRow(standing, price, sellersLast)
                : new ItemRow(standing, buyersLast, price);
    }

    ItemRow with(Standing now) {
        return new ItemRow(now, buyersLast, sellersLast);
    }
}
