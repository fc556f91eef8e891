// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Domain;
import dev.parley.model.Item;
import dev.parley.model.Money;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.util.Map;
import java.util.Optional;

/**
 * What is for sale, and the prices that everybody knows, in minor units of a unit.
 *
 * @param seller who sells
 * @param item of which nothing but the price is open
 * @param fixed the only terms that its other issues allow
 * @param start where bidding starts
 * @param openReserve the reserve that everybody sees
 * @param buyNow at which the item may be bought at once
 * @param rules the rest of the rules
 */
record Sale(
        SeatId seller,
        Item item,
        Terms fixed,
        long start,
        Optional<Long> openReserve,
        Optional<Long> buyNow,
        EnglishRules rules) {
    /** The sale that rules make of an item; empty when another issue than the price leaves a choice. */
    static Optional<Sale> of(SeatId seller, Item item, EnglishRules rules) {
        EnglishPrices prices = rules.prices();
        return item.fixed()
                .map(fixed -> new Sale(
                        seller,
                        item,
                        fixed,
                        amount(item, prices.startPrice(), prices.startPercent())
                                .orElseGet(() -> domain(item).min()),
                        amount(item, prices.reservePrice(), prices.reservePercent()),
                        amount(item, prices.buyNowPrice(), prices.buyNowPercent()),
                        rules));
    }

    private static Optional<Long> amount(Item item, Optional<Long> price, Optional<Integer> percent) {
        return price.or(() -> percent.map(share -> {
            long amount = item.listPrice().minorUnits() * share / 100;
            return amount - amount % domain(item).tick();
        }));
    }

    private static Domain.Price domain(Item item) {
        return (Domain.Price) item.price().domain();
    }

    Domain.Price prices() {
        return domain(item);
    }

    /** The rule of the price, with the reserve that counts. */
    Ascent ascent(Optional<Long> hiddenReserve) {
        return new Ascent(
                start,
                openReserve.or(() -> hiddenReserve),
                rules.units(),
                Increments.of(rules.increments()),
                prices().tick());
    }

    /** Whether there is a reserve, hidden or open. */
    boolean hasReserve() {
        return rules.prices().hiddenReserve() || openReserve.isPresent();
    }

    /** Whether the item may still be bought at once when the bidding has come so far. */
    boolean isBuyNowOpen(Lead lead) {
        long share = rules.prices().buyNowUntilPercent();
        boolean bid = !lead.leaders().isEmpty();
        return buyNow.filter(price -> !lead.reserveMet()
                        && !(bid && Math.multiplyExact(lead.price(), 100) >= Math.multiplyExact(price, share)))
                .isPresent();
    }

    /** Whether those who lead would have the item if bidding closed when it has come so far. */
    boolean sells(Lead lead) {
        return !lead.leaders().isEmpty() && (lead.reserveMet() || !hasReserve());
    }

    /** Whether an amount is a price of the item. */
    boolean isPrice(long minorUnits) {
        return prices().fault(price(minorUnits)).isEmpty();
    }

    private Value price(long minorUnits) {
        return Value.of(new Money(minorUnits, prices().currency()));
    }

    /** Complete terms of a unit at a price. */
    Terms at(long minorUnits) {
        return fixed.with(Terms.of(item.id(), Map.of(item.price().id(), price(minorUnits))));
    }

    /** What a buyer pays for a unit at a price, fees included. */
    Money amount(long minorUnits) {
        return item.amount(at(minorUnits));
    }

    /** The stock that so many units take. */
    long stock(long units) {
        return Math.multiplyExact(units, item.units(fixed));
    }
}
