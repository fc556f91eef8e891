// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.model.Binding;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.StockPolicy;
import dev.parley.protocol.Award;
import dev.parley.protocol.Stake;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The units that a session holds itself, before a deal does: those of awards that wait, and, where the stock policy says so,
 * those of what its seats have at stake. Several buyers that want one unit hold it once, and so do a buyer and a seller.
 */
final class ReservedUnits {
    private final Listing listing;
    private final Map<ItemId, Long> units = new HashMap<>();
    private final Map<ItemId, PrincipalId> owners = new HashMap<>();

    private ReservedUnits(Listing listing) {
        this.listing = listing;
    }

    /** What a session holds. */
    static ReservedUnits of(NegotiationSession session) {
        Listing listing = session.openingRecord().listing();
        ReservedUnits reserved = new ReservedUnits(listing);
        boolean never = listing.binding() == Binding.NOT_BINDING || listing.stockPolicy() == StockPolicy.FIRST_TO_PAY;
        if (never || !session.isOpen()) {
            return reserved;
        }
        if (listing.stockPolicy() == StockPolicy.RESERVED_AT_BINDING_MOVE
                && listing.binding() == Binding.ON_ACCEPTANCE) {
            reserved.addStakes(session);
        }
        for (Award award : NegotiationChange.waiting(session)) {
            reserved.add(
                    award.terms().item(),
                    award.units(),
                    session.seat(award.buyer()).principal());
        }
        return reserved;
    }

    /** What a step comes to hold or releases. */
    static List<AccountChange> changes(Optional<NegotiationSession> before, NegotiationSession after) {
        ReservedUnits now = of(after);
        Map<ItemId, Long> earlier = before.map(session -> of(session).units).orElse(Map.of());
        if (now.units.isEmpty() && earlier.isEmpty()) {
            return List.of();
        }
        String holder = after.openingRecord().id().value();
        List<AccountChange> changes = new ArrayList<>();
        for (Item item : now.listing.items()) {
            AccountId stock = AccountId.stock(now.listing.ref(), item.id());
            long difference = now.units.getOrDefault(item.id(), 0L) - earlier.getOrDefault(item.id(), 0L);
            if (difference > 0) {
                changes.add(AccountChange.hold(stock, holder, difference)
                        .openingWith(item.stock())
                        .heldFor(
                                Objects.requireNonNull(now.owners.get(item.id())),
                                after.progress().at()));
            } else if (difference < 0) {
                changes.add(AccountChange.release(stock, holder, -difference));
            }
        }
        return changes;
    }

    /** Whether some units of an item are held. */
    boolean has(ItemId item) {
        return units.containsKey(item);
    }

    private void addStakes(NegotiationSession session) {
        Map<SeatRole, Map<ItemId, Long>> bySide = new EnumMap<>(SeatRole.class);
        Map<ItemId, PrincipalId> first = new HashMap<>();
        for (Seat seat : session.seats()) {
            Map<ItemId, Long> side = bySide.computeIfAbsent(seat.role(), role -> new HashMap<>());
            for (Stake stake : session.protocol().stakes(session.state(), seat.id())) {
                stake.units().forEach((item, count) -> {
                    side.merge(item, count, Math::addExact);
                    first.putIfAbsent(item, seat.principal());
                });
            }
        }
        Map<ItemId, Long> most = new HashMap<>();
        bySide.values().forEach(side -> side.forEach((item, count) -> most.merge(item, count, Math::max)));
        most.forEach((item, count) -> add(item, count, Objects.requireNonNull(first.get(item))));
    }

    /** No more than there ever were: beyond that, bidders compete for units and do not each hold one. */
    private void add(ItemId item, long count, PrincipalId owner) {
        long stock = listing.item(item).orElseThrow().stock();
        long all = Math.min(stock, Math.addExact(units.getOrDefault(item, 0L), count));
        if (all > 0) {
            units.put(item, all);
            owners.putIfAbsent(item, owner);
        }
    }
}
