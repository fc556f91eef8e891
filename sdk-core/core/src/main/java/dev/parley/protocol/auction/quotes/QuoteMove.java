// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.form.Described;
import dev.parley.form.Part;
import dev.parley.model.Terms;
import dev.parley.protocol.MoveForms;
import java.util.List;

/**
 * What a seller may do. Open for more kinds.
 *
 * @since 0.1.0
 */
public sealed interface QuoteMove permits QuoteMove.Quote, QuoteMove.Withdraw {
    /**
     * Quotes, or improves one's quote.
     *
     * @param items the item with a value for each issue that leaves a choice; without a quantity, that which is asked for
     */
    @Described(
            title = "Quote",
            help =
                    "Offers to sell on these terms, and where the units are split any part of their quantity. It binds until"
                            + " the close; the best score wins.")
    record Quote(@Part(MoveForms.TERMS) List<Terms> items) implements QuoteMove {
        public Quote {
            items = List.copyOf(items);
        }
    }

    /** Withdraws one's quote for good, where the rules let it. */
    @Described(title = "Withdraw", help = "Takes back one's quote. Who withdraws quotes no more in this request.")
    record Withdraw() implements QuoteMove {}
}
