// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Described;
import dev.parley.form.Part;
import dev.parley.model.Terms;
import dev.parley.protocol.MoveForms;
import java.util.List;

/**
 * What a bidder may do, and what the seller may before the close and after the hammer. Open for more kinds.
 *
 * @since 0.1.0
 */
public sealed interface EnglishMove
        permits EnglishMove.Bid,
                EnglishMove.BuyNow,
                EnglishMove.TakeBack,
                EnglishMove.CallOff,
                EnglishMove.CloseEarly,
                EnglishMove.SecondChance,
                EnglishMove.Accept,
                EnglishMove.Decline {
    /**
     * Bids up to a maximum.
     *
     * @param items the item with the most that the bidder pays for a unit of it, as the price of its terms
     */
    @Described(
            title = "Bid",
            help = "The most that one pays for a unit, as the item's price. The auction bids for the bidder by"
                    + " itself, as little as leads. Nobody else sees the maximum.")
    record Bid(@Part(MoveForms.TERMS) List<Terms> items) implements EnglishMove {
        public Bid {
            items = List.copyOf(items);
        }
    }

    /** Buys at once at the published price. */
    @Described(title = "Buy now", help = "Ends the auction: the item is the buyer's at the published price.")
    record BuyNow() implements EnglishMove {}

    /** Takes back all bids of the seat, where the rules let it. */
    @Described(
            title = "Take back",
            help = "Takes back all of one's bids. Price and leader are worked out as if one had never bid.")
    record TakeBack() implements EnglishMove {}

    /** Calls the auction off, where the rules let the seller. */
    @Described(title = "Call off", help = "Ends the auction before its close, and nothing is sold.")
    record CallOff() implements EnglishMove {}

    /** Ends bidding before the close with a sale to who leads, where the rules let the seller. */
    @Described(title = "Close early", help = "Ends bidding now: who leads buys at the price that everybody sees.")
    record CloseEarly() implements EnglishMove {}

    /** Offers the unit of a winner whose deal lapsed to the bidder that is next in line. */
    @Described(
            title = "Second chance",
            help = "Offers the unit of a winner that did not pay to the bidder that would have won it otherwise, at"
                    + " the price of that case.")
    record SecondChance() implements EnglishMove {}

    /** Takes the unit of a second chance; names the offer and the hash of its terms. */
    @Described(title = "Accept", help = "Takes the unit at the price of the second chance.")
    record Accept() implements EnglishMove {}

    /** Leaves the unit of a second chance; names the offer. */
    @Described(title = "Decline", help = "Leaves the unit; nobody else is offered it.")
    record Decline() implements EnglishMove {}
}
