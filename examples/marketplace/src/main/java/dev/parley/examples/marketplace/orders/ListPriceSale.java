// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import dev.parley.api.Listings;
import dev.parley.api.Outcome;
import dev.parley.api.Sale;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.Goods;
import dev.parley.examples.marketplace.catalogue.Piece;
import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.examples.marketplace.web.Violation;
import dev.parley.model.Instants;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.OrderReference;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sells a piece at its list price. The order's row and Parley's count of what is left belong to the transaction that is
 * current, {@link Transactions}: either both stand or neither does, and Parley refuses what is not free. The visit's key
 * names the order, so that a second click gets the first one's answer.
 */
public final class ListPriceSale {
    private final Listings listings;
    private final Catalogue catalogue;
    private final OrderRows orders;
    private final InstantSource clock;

    public ListPriceSale(Listings listings, Catalogue catalogue, OrderRows orders, InstantSource clock) {
        this.listings = listings;
        this.catalogue = catalogue;
        this.orders = orders;
        this.clock = clock;
    }

    Outcome<Order> buy(Person buyer, ListPurchase.Wish wish) {
        Optional<Goods> goods = catalogue.find(wish.listing());
        Optional<Piece> piece = goods.flatMap(known -> known.piece(wish.item()));
        if (goods.isEmpty() || piece.isEmpty()) {
            return Outcome.refused(Reason.NOT_FOUND);
        }
        if (goods.get().seller().equals(buyer.id())) {
            return Outcome.refused(Reason.PRINCIPAL_ON_BOTH_SIDES);
        }
        return sell(new Wanted(buyer, goods.get(), piece.get(), wish.units(), wish.key()));
    }

    private Outcome<Order> sell(Wanted wanted) {
        Optional<Order> placed = orders.find(wanted.number().value());
        if (placed.isPresent()) {
            return wanted.isFor(placed.get())
                    ? Outcome.done(placed.get())
                    : Outcome.refused(Reason.IDEMPOTENCY_KEY_REUSED);
        }
        if (!wanted.fits()) {
            return Outcome.refused(Violation.refusal(new Violation("/units", "OUT_OF_RANGE", wanted.range())));
        }
        // #region sell
        return listings.sell(People.HOUSE, wanted.sale())
                .map(sold -> orders.find(wanted.number().value()).orElseGet(() -> write(wanted)));
        // #endregion sell
    }

    private Order write(Wanted wanted) {
        Order order = wanted.order(Instants.truncate(clock.instant()));
        orders.insert(order);
        return order;
    }

    /** Somebody's wish, with what it is about. */
    private record Wanted(Person buyer, Goods goods, Piece piece, long units, String key) {
        OrderReference number() {
            return OrderNumber.of("sale " + buyer.id() + " " + key);
        }

        Sale sale() {
            return new Sale(number(), new ListingRef(goods.ref()), new ItemId(piece.id()), units);
        }

        boolean fits() {
            return units >= piece.fewest() && units <= piece.most();
        }

        String range() {
            return "must be a whole number from " + piece.fewest() + " to " + piece.most();
        }

        boolean isFor(Order order) {
            Order.Line line = order.lines().get(0);
            return order.listing().equals(goods.ref()) && line.item().equals(piece.id()) && line.units() == units;
        }

        Order order(Instant at) {
            Money price = goods.listPrice(piece, units);
            return new Order(
                    number().value(),
                    buyer.id(),
                    goods.seller(),
                    goods.ref(),
                    goods.title(),
                    price,
                    price,
                    at,
                    List.of(new Order.Line(piece.id(), piece.title(), units, price, price, "{}", Optional.empty())));
        }
    }
}
