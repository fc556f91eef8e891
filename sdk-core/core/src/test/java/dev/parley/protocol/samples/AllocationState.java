// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.model.ItemId;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.OpeningRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where it stands: the orders with what is left of them. */
public record AllocationState(
        OpeningRecord<Allocation.Rules> opening,
        Seats seats,
        Instant until,
        List<Allocation.Ordered> orders,
        List<Award> awards,
        Set<ItemId> gone,
        boolean closed) {
    boolean isOwner(SeatId seat) {
        return opening.openedBy().equals(seat);
    }

    Optional<Allocation.Ordered> order(OfferId id) {
        return orders.stream().filter(order -> order.order().equals(id)).findFirst();
    }

    Optional<Terms> terms(Allocation.Lot lot) {
        return order(lot.order()).stream()
                .flatMap(order -> order.terms().stream())
                .filter(terms -> terms.item().equals(lot.item()))
                .findFirst();
    }

    private AllocationState with(List<Allocation.Ordered> next, List<Award> given) {
        return new AllocationState(opening, seats, until, next, given, gone, closed);
    }

    AllocationState seated(Seat seat) {
        return new AllocationState(opening, seats.with(seat), until, orders, awards, gone, closed);
    }

    AllocationState ordered(Allocation.Ordered order) {
        return with(Stream.concat(orders.stream(), Stream.of(order)).toList(), awards);
    }

    AllocationState withdrawn(OfferId id) {
        return with(orders.stream().filter(order -> !order.order().equals(id)).toList(), awards);
    }

    /** Once a lot was taken: of its order the item is awarded and stands no longer. */
    AllocationState taken(Allocation.Lot lot, Optional<OfferId> group) {
        List<Award> given =
                Stream.concat(awards.stream(), Stream.of(award(lot, group))).toList();
        return with(without(Set.of(lot.item()), Optional.of(lot.order())), given);
    }

    AllocationState lost(Collection<ItemId> items) {
        Set<ItemId> all = new HashSet<>(gone);
        all.addAll(items);
        return new AllocationState(
                opening, seats, until, without(all, Optional.empty()), awards, Set.copyOf(all), closed);
    }

    AllocationState over() {
        return new AllocationState(opening, seats, until, List.of(), awards, gone, true);
    }

    AllocationState later(Duration pause) {
        return new AllocationState(opening, seats, until.plus(pause), orders, awards, gone, closed);
    }

    private Award award(Allocation.Lot lot, Optional<OfferId> group) {
        Allocation.Ordered order = order(lot.order()).orElseThrow();
        boolean ownerSells = seats.find(opening.openedBy()).orElseThrow().role() == SeatRole.SELLER;
        Award award = Award.of(
                        ownerSells ? order.seat() : opening.openedBy(),
                        ownerSells ? opening.openedBy() : order.seat(),
                        opening.listing().item(lot.item()).orElseThrow(),
                        terms(lot).orElseThrow())
                .fulfilling(lot.order().value());
        Award paid = lot.amount()
                .map(cents -> award.at(new Money(cents, opening.listing().currency())))
                .orElse(award);
        return group.map(name -> paid.inGroup(name.value())).orElse(paid);
    }

    private List<Allocation.Ordered> without(Set<ItemId> items, Optional<OfferId> of) {
        return orders.stream()
                .map(order -> of.isPresent() && !of.get().equals(order.order())
                        ? order
                        : new Allocation.Ordered(
                                order.seat(),
                                order.order(),
                                order.terms().stream()
                                        .filter(terms -> !items.contains(terms.item()))
                                        .toList()))
                .filter(order -> !order.terms().isEmpty())
                .toList();
    }
}
