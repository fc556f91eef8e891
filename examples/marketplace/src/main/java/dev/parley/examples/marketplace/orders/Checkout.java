package dev.parley.examples.marketplace.orders;

import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.Goods;
import dev.parley.examples.marketplace.catalogue.Piece;
import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.model.DealId;
import dev.parley.model.Instants;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.OrderReference;
import dev.parley.protocol.Reason;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealLine;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Pays a deal. The order's row and the deal's redemption belong to the transaction that is current, {@link Transactions}:
 * either both stand or neither does. An order's reference follows from its deal, so that paying twice is paying once.
 */
public final class Checkout {
    private final Deals deals;
    private final Catalogue catalogue;
    private final OrderRows orders;
    private final InstantSource clock;

    public Checkout(Deals deals, Catalogue catalogue, OrderRows orders, InstantSource clock) {
        this.deals = deals;
        this.catalogue = catalogue;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Redeems a deal of the buyer's and writes its order.
     *
     * @throws dev.parley.port.RetryTransactionException if the whole must be run again
     */
    public Outcome<Order> pay(Person buyer, DealId deal) {
        return deals.find(buyer.caller(), deal)
                .then(found -> found.deal().buyer().value().equals(buyer.id())
                        ? redeem(found)
                        : Outcome.refused(Reason.NOT_ENTITLED));
    }

    private Outcome<Order> redeem(DealView view) {
        String reference = "order-" + view.deal().id().value();
        return deals.redeem(People.HOUSE, List.of(view.deal().id()), new OrderReference(reference))
                .map(redeemed -> orders.find(reference).orElseGet(() -> write(reference, view.deal())));
    }

    private Order write(String reference, Deal deal) {
        ListingRef listing = deal.origin().listing();
        Optional<Goods> goods = catalogue.find(listing.value());
        List<Order.Line> lines =
                deal.lines().stream().map(line -> line(goods, line)).toList();
        Order order = new Order(
                reference,
                deal.buyer().value(),
                deal.seller().value(),
                listing.value(),
                goods.map(Goods::title).orElse(listing.value()),
                Optional.of(deal.id().value()),
                deal.total(),
                lines.stream()
                        .map(Order.Line::listAmount)
                        .reduce(Money.zero(deal.total().currency()), Money::plus),
                Instants.truncate(clock.instant()),
                lines);
        orders.insert(order);
        return order;
    }

    /** Goods that have left the catalogue since the agreement are named by their ids and saved nothing. */
    private static Order.Line line(Optional<Goods> goods, DealLine line) {
        String item = line.terms().item().value();
        Optional<Piece> piece = goods.flatMap(known -> known.piece(item));
        return new Order.Line(
                item,
                piece.map(Piece::title).orElse(item),
                line.units(),
                line.amount(),
                goods.flatMap(known -> piece.map(of -> known.listPrice(of, line.units())))
                        .orElse(line.amount()),
                line.terms().toJson().get("values").canonicalText());
    }
}
