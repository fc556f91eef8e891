// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.form.Described;
import dev.parley.form.Part;
import dev.parley.form.Size;
import dev.parley.model.Terms;
import dev.parley.protocol.MoveForms;
import java.util.List;
import java.util.Optional;

/**
 * What a buyer may do. Open for more kinds.
 *
 * @since 0.1.0
 */
public sealed interface DutchMove {
    /**
     * Accepts the price of the moment.
     *
     * @param items the most that the buyer pays: a price for the item, at least that of the moment, which is what it pays
     * @param nonce the buyer's share in a draw, from its own device
     */
    @Described(
            title = "Accept",
            help =
                    "Buys at the price of the moment, which may be lower than the named one. It counts when the step ends;"
                            + " if more accept than there are units, a draw decides among all who did, whoever was first.")
    record Accept(
            @Part(MoveForms.TERMS) List<Terms> items,

            @Described(title = "Nonce", help = "One's share in the draw, random, from one's own device.")
            Optional<@Size(min = 1, max = Accept.MAX_NONCE) String> nonce)
            implements DutchMove {
        /** The longest nonce, in characters. */
        public static final int MAX_NONCE = 64;

        public Accept {
            items = List.copyOf(items);
        }
    }
}
