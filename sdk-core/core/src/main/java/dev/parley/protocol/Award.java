package dev.parley.protocol;

import dev.parley.model.Item;
import dev.parley.model.Money;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import java.util.Optional;

/**
 * What a protocol gives to a buyer: one item, on complete terms.
 *
 * @param buyer who gets it
 * @param seller who gives it
 * @param terms complete terms of the item
 * @param amount what the buyer pays for it
 * @param units the stock that it takes
 * @param stake the name of the stake that it fulfils, under whose authority the deal is made; the last move's where it names none
 */
public record Award(SeatId buyer, SeatId seller, Terms terms, Money amount, long units, Optional<String> stake) {
    /** An award that fulfils the last moves of both. */
    public Award(SeatId buyer, SeatId seller, Terms terms, Money amount, long units) {
        this(buyer, seller, terms, amount, units, Optional.empty());
    }

    /** The same, which fulfils a stake of the buyer's or the seller's. */
    public Award fulfilling(String name) {
        return new Award(buyer, seller, terms, amount, units, Optional.of(name));
    }

    /** An item on its terms, for what they come to. */
    public static Award of(SeatId buyer, SeatId seller, Item item, Terms terms) {
        return new Award(buyer, seller, terms, item.amount(terms), item.units(terms));
    }
}
