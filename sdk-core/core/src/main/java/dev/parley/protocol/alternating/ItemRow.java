// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.form.Forms;
import dev.parley.model.Item;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.util.OptionalLong;

/**
 * How an item of the negotiation stands.
 *
 * @param item what is for sale
 * @param thresholds what the seller answers by itself
 * @param standing whether it can still be agreed
 * @param buyersLast the price in the buyer's last offer on it, in minor units; below 0 when there was none
 * @param sellersLast the price in the seller's last offer on it, likewise
 * @since 0.1.0
 */
public record ItemRow(Item item, Thresholds thresholds, Standing standing, long buyersLast, long sellersLast) {
    /** Whether an item can still be agreed. */
    public enum Standing {
        OPEN,
        SETTLED,
        GONE;

        /** The stable name in views. */
        public String text() {
            return Forms.name(this);
        }
    }

    static ItemRow of(Item item) {
        return new ItemRow(item, Thresholds.NONE, Standing.OPEN, -1, -1);
    }

    boolean isOpen() {
        return standing == Standing.OPEN;
    }

    /** The price that complete terms of the item name, in minor units. */
    long price(Terms terms) {
        if (terms.values().get(item.price().id()) instanceof Value.Amount amount) {
            return amount.money().minorUnits();
        }
        throw new IllegalStateException("terms of " + item.id() + " lack a price");
    }

    Money amount(Terms terms) {
        return item.amount(terms);
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

    ItemRow offered(Side side, Terms terms) {
        return side == Side.BUYER
                ? new ItemRow(item, thresholds, standing, price(terms), sellersLast)
                : new ItemRow(item, thresholds, standing, buyersLast, price(terms));
    }

    ItemRow with(Standing now) {
        return new ItemRow(item, thresholds, now, buyersLast, sellersLast);
    }

    ItemRow with(Thresholds kept) {
        return new ItemRow(item, kept, standing, buyersLast, sellersLast);
    }
}
