// SPDX-License-Identifier: Apache-2.0
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
 * @param amount what the buyer pays for it, which may be another amount than the terms come to: of a package, or by the rule
 *     of an auction
 * @param units the stock that it takes
 * @param stake the name of the stake that it fulfils, under whose authority the deal is made; the last move's where it names none
 * @param group the name of the awards with which it settles or not at all, of whichever pairs; all of them are given in one
 *     step, and those of one pair become one deal
 * @since 0.1.0
 */
public record Award(
        SeatId buyer,
        SeatId seller,
        Terms terms,
        Money amount,
        long units,
        Optional<String> stake,
        Optional<String> group) {
    /** An award that fulfils the last moves of both. */
    public Award(SeatId buyer, SeatId seller, Terms terms, Money amount, long units) {
        this(buyer, seller, terms, amount, units, Optional.empty(), Optional.empty());
    }

    /** The same, which fulfils a stake of the buyer's or the seller's. */
    public Award fulfilling(String name) {
        return new Award(buyer, seller, terms, amount, units, Optional.of(name), group);
    }

    /** The same for another amount. */
    public Award at(Money price) {
        return new Award(buyer, seller, terms, price, units, stake, group);
    }

    /** The same as one of a group that settles together or not at all. */
    public Award inGroup(String name) {
        return new Award(buyer, seller, terms, amount, units, stake, Optional.of(name));
    }

    /** An item on its terms, for what they come to. */
    public static Award of(SeatId buyer, SeatId seller, Item item, Terms terms) {
        return new Award(buyer, seller, terms, item.amount(terms), item.units(terms));
    }
}
