package dev.parley.examples.marketplace.orders;

import dev.parley.api.Listings;
import dev.parley.api.Outcome;
import dev.parley.api.StockView;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.Goods;
import dev.parley.examples.marketplace.catalogue.Piece;
import dev.parley.examples.marketplace.catalogue.Shelf;
import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.examples.marketplace.web.Violation;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Instants;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sells a piece at its list price, in the transaction that is current. The piece's row is locked, so that of two buyers
 * the second sees what the first one left; Parley is told last, when only the commit can still fail. The visit's key
 * makes a second click the first one's answer.
 */
public final class ListPriceSale {
    private final Listings listings;
    private final Catalogue catalogue;
    private final Shelf shelf;
    private final OrderRows orders;
    private final InstantSource clock;

    public ListPriceSale(Listings listings, Catalogue catalogue, Shelf shelf, OrderRows orders, InstantSource clock) {
        this.listings = listings;
        this.catalogue = catalogue;
        this.shelf = shelf;
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
        return sell(new Sale(buyer, goods.get(), piece.get(), wish.units(), wish.key()));
    }

    private Outcome<Order> sell(Sale sale) {
        orders.lock(sale.goods().ref(), sale.piece().id());
        Optional<Order> placed = orders.find(sale.reference());
        if (placed.isPresent()) {
            return sale.isFor(placed.get())
                    ? Outcome.done(placed.get())
                    : Outcome.refused(Reason.IDEMPOTENCY_KEY_REUSED);
        }
        if (!sale.fits()) {
            return Outcome.refused(Violation.refusal(new Violation("/units", "OUT_OF_RANGE", sale.range())));
        }
        if (sale.units() > shelf.left(sale.goods(), sale.piece())) {
            return Outcome.refused(Reason.STOCK_UNAVAILABLE);
        }
        Order order = sale.order(Instants.truncate(clock.instant()));
        orders.insert(order);
        return tell(sale).map(told -> order);
    }

    /** A refusal would mean that the catalogue and Parley disagree: then nothing of the sale may stay. */
    private Outcome<List<StockView>> tell(Sale sale) {
        Outcome<List<StockView>> told = listings.sold(
                People.HOUSE,
                new ListingRef(sale.goods().ref()),
                new ItemId(sale.piece().id()),
                sale.units(),
                new IdempotencyKey(sale.reference()));
        told.orElseThrow();
        return told;
    }

    /** Somebody's wish, with what it is about. */
    private record Sale(Person buyer, Goods goods, Piece piece, long units, String key) {
        String reference() {
            return "sale-" + buyer.id() + "-" + key;
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
                    reference(),
                    buyer.id(),
                    goods.seller(),
                    goods.ref(),
                    goods.title(),
                    Optional.empty(),
                    price,
                    price,
                    at,
                    List.of(new Order.Line(piece.id(), piece.title(), units, price, price, "{}")));
        }
    }
}
