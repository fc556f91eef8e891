// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.Goods;
import dev.parley.examples.marketplace.catalogue.Piece;
import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.examples.marketplace.web.Violation;
import dev.parley.model.DealId;
import dev.parley.model.Instants;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.OrderReference;
import dev.parley.protocol.Reason;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealLine;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Pays what two people agreed in one negotiation. The order's row and the deals' redemption belong to the transaction that
 * is current, {@link Transactions}: either all stand or nothing does. An order's number follows from its deals, so that
 * paying twice is paying once.
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
     * Redeems deals of the buyer's, all or none, and writes their order.
     *
     * @throws dev.parley.port.RetryTransactionException if the whole must be run again
     */
    public Outcome<Order> pay(Person buyer, List<DealId> wanted) {
        return found(buyer, wanted).then(this::payable).then(of -> redeem(buyer, of));
    }

    private Outcome<List<Deal>> found(Person buyer, List<DealId> wanted) {
        List<Deal> found = new ArrayList<>();
        for (DealId id : wanted) {
            Outcome<DealView> view = deals.find(buyer.caller(), id);
            if (view instanceof Outcome.Refused<DealView> refused) {
                return refused.as();
            }
            found.add(view.orElseThrow().deal());
        }
        return Outcome.done(found);
    }

    /** One order is of one negotiation: it has one seller and one listing. */
    private Outcome<List<Deal>> payable(List<Deal> found) {
        boolean together = found.stream()
                        .map(deal -> deal.origin().negotiation())
                        .distinct()
                        .count()
                == 1;
        return together
                ? Outcome.done(found)
                : Outcome.refused(
                        Violation.refusal(new Violation("/deals", "INVALID", "must be deals of one negotiation")));
    }

    private Outcome<Order> redeem(Person buyer, List<Deal> of) {
        if (!of.get(0).buyer().value().equals(buyer.id())) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        List<DealId> ids = of.stream().map(Deal::id).sorted().toList();
        OrderReference number = OrderNumber.of(ids.stream().map(DealId::value).collect(Collectors.joining(" ")));
        return deals.redeem(People.HOUSE, ids, number)
                .map(redeemed -> orders.find(number.value()).orElseGet(() -> write(number, of)));
    }

    private Order write(OrderReference number, List<Deal> of) {
        Deal first = of.get(0);
        ListingRef listing = first.origin().listing();
        Optional<Goods> goods = catalogue.find(listing.value());
        List<Order.Line> lines = of.stream()
                .flatMap(deal -> deal.lines().stream().map(line -> line(goods, deal, line)))
                .toList();
        Order order = new Order(
                number.value(),
                first.buyer().value(),
                first.seller().value(),
                listing.value(),
                goods.map(Goods::title).orElse(listing.value()),
                sum(lines, Order.Line::amount),
                sum(lines, Order.Line::listAmount),
                Instants.truncate(clock.instant()),
                lines);
        orders.insert(order);
        return order;
    }

    private static Money sum(List<Order.Line> lines, Function<Order.Line, Money> amount) {
        return lines.stream().map(amount).reduce(Money::plus).orElseThrow();
    }

    /** Goods that have left the catalogue since the agreement are named by their ids and saved nothing. */
    private static Order.Line line(Optional<Goods> goods, Deal deal, DealLine line) {
        String item = line.terms().item().value();
        Optional<Piece> piece = goods.flatMap(known -> known.piece(item));
        return new Order.Line(
                item,
                piece.map(Piece::title).orElse(item),
                line.units(),
                line.amount(),
                goods.flatMap(known -> piece.map(of -> known.listPrice(of, line.units())))
                        .orElse(line.amount()),
                line.terms().toJson().get("values").canonicalText(),
                Optional.of(deal.id().value()));
    }
}
