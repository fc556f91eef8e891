// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.posted;

import dev.parley.form.Described;
import dev.parley.form.Part;
import dev.parley.model.Terms;
import dev.parley.protocol.MoveForms;
import java.util.List;

/**
 * What a seat may do. Open for more kinds.
 *
 * @since 0.1.0
 */
public sealed interface PostedMove {
    /**
     * Buys at the posted price.
     *
     * @param items the item at that price
     */
    @Described(title = "Buy", help = "Buys the item at its price.")
    record Buy(@Part(MoveForms.TERMS) List<Terms> items) implements PostedMove {
        public Buy {
            items = List.copyOf(items);
        }
    }

    /**
     * Offers less, once.
     *
     * @param items the item at a lower price
     */
    @Described(title = "Offer", help = "One price below the posted one, once; the seller accepts or declines it.")
    record Offer(@Part(MoveForms.TERMS) List<Terms> items) implements PostedMove {
        public Offer {
            items = List.copyOf(items);
        }
    }

    /** Accepts the buyer's offer. */
    @Described(title = "Accept", help = "Sells at the buyer's price.")
    record Accept() implements PostedMove {}

    /** Declines the buyer's offer; the posted price stands. */
    @Described(title = "Decline", help = "Does not sell at the buyer's price; the posted price stands.")
    record Decline() implements PostedMove {}

    /** What it names of the item. */
    default List<Terms> named() {
        if (this instanceof Buy buy) {
            return buy.items();
        }
        return this instanceof Offer offer ? offer.items() : List.of();
    }

    /** Whether it is a buyer's. */
    default boolean isBuyers() {
        return this instanceof Buy || this instanceof Offer;
    }
}
