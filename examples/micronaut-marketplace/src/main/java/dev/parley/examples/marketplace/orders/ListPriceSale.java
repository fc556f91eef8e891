package dev.parley.examples.marketplace.orders;

import dev.parley.api.Listings;
import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.Goods;
import dev.parley.examples.marketplace.catalogue.Piece;
import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Instants;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.protocol.Reason;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Sells a piece at its list price. Parley's stock row decides who gets the last unit, so that the sale and the
 * negotiations on the same goods never promise it twice; the visit's key makes a second click the first one's answer.
 */
@Singleton
final class ListPriceSale {
    private final Listings listings;
    private final Catalogue catalogue;
    private final OrderRows orders;
    private final Clock clock;

    ListPriceSale(Listings listings, Catalogue catalogue, OrderRows orders, Clock clock) {
        this.listings = listings;
        this.catalogue = catalogue;
        this.orders = orders;
        this.clock = clock;
    }

    Outcome<Order> buy(Person buyer, String listing, String item, long units, String key) {
        Optional<Goods> goods = catalogue.find(listing);
        Optional<Piece> piece = goods.flatMap(known -> known.piece(item));
        if (goods.isEmpty() || piece.isEmpty()) {
            return Outcome.refused(Reason.NOT_FOUND);
        }
        if (goods.get().seller().equals(buyer.id())) {
            return Outcome.refused(Reason.PRINCIPAL_ON_BOTH_SIDES);
        }
        if (units < piece.get().fewest() || units > piece.get().stock()) {
            return Outcome.refused(Reason.OUT_OF_RANGE);
        }
        return sell(buyer, goods.get(), piece.get(), units, "sale-" + buyer.id() + "-" + key);
    }

    private Outcome<Order> sell(Person buyer, Goods goods, Piece piece, long units, String reference) {
        return listings.sold(
                        People.HOUSE,
                        new ListingRef(goods.ref()),
                        new ItemId(piece.id()),
                        units,
                        new IdempotencyKey(reference))
                .map(stock -> orders.find(reference).orElseGet(() -> write(buyer, goods, piece, units, reference)));
    }

    private Order write(Person buyer, Goods goods, Piece piece, long units, String reference) {
        Money price = goods.listPrice(piece, units);
        Order.Line line = new Order.Line(piece.id(), piece.title(), units, price, price, "{}");
        Order order = new Order(
                reference,
                buyer.id(),
                goods.seller(),
                goods.ref(),
                goods.title(),
                Optional.empty(),
                price,
                price,
                Instants.truncate(clock.instant()),
                List.of(line));
        orders.insert(order);
        return order;
    }
}
