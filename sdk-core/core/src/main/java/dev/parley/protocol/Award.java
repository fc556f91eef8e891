package dev.parley.protocol;

import dev.parley.model.Item;
import dev.parley.model.Money;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;

/**
 * What a protocol gives to a buyer: one item, on complete terms.
 *
 * @param buyer who gets it
 * @param seller who gives it
 * @param terms complete terms of the item
 * @param amount what the buyer pays for it
 * @param units the stock that it takes
 */
public record Award(SeatId buyer, SeatId seller, Terms terms, Money amount, long units) {
    /** An item on its terms, for what they come to. */
    public static Award of(SeatId buyer, SeatId seller, Item item, Terms terms) {
        return new Award(buyer, seller, terms, item.amount(terms), item.units(terms));
    }
}
