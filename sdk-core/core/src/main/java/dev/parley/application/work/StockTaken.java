// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.deal.RemainingStock;
import dev.parley.application.listing.Restocking;
import dev.parley.application.negotiation.change.Controlling;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.Store;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells open negotiations on a listing which items can no longer be had. */
final class StockTaken {
    private final NegotiationAccess access;
    private final Store store;
    private final RemainingStock remaining;
    private final Restocking restocking;
    private final Controlling controlling;

    StockTaken(NegotiationAccess access, Controlling controlling) {
        this.access = access;
        this.store = access.environment().store();
        this.remaining = new RemainingStock(access.environment());
        this.restocking = new Restocking(access.environment());
        this.controlling = controlling;
    }

    void handle(OutboxMessage message) {
        ListingRef listing = new ListingRef(message.body().get("listing").text());
        restocking.follow(message.tenant(), listing);
        Availability availability = new Availability(message.tenant(), listing);
        Optional<List<ItemId>> named =
                message.body().find("items").map(items -> items.list(item -> new ItemId(item.text())));
        if (named.isPresent() && availability.gone(named.get()).isEmpty()) {
            return;
        }
        OpenNegotiationSweep.each(
                after -> store.openOn(message.tenant(), listing, after, OpenNegotiationSweep.PAGE), head -> {
                    Set<ItemId> gone = availability.gone(items(head.tenant(), head.id()));
                    if (!gone.isEmpty()) {
                        controlling.stockGone(head.tenant(), head.id(), gone);
                    }
                });
    }

    /** What a negotiation is about, as its listing was when it was opened; nothing when its protocol is gone. */
    private List<ItemId> items(Tenant tenant, NegotiationId negotiation) {
        return access.sessions()
                .find(tenant, negotiation)
                .map(session -> session.openingRecord().listing().items().stream()
                        .map(Item::id)
                        .toList())
                .orElse(List.of());
    }

    /** Which items have nothing left, each looked up once for a message. What has lapsed takes nothing. */
    private final class Availability {
        private final Tenant tenant;
        private final ListingRef listing;
        private final Map<ItemId, Boolean> known = new HashMap<>();

        private Availability(Tenant tenant, ListingRef listing) {
            this.tenant = tenant;
            this.listing = listing;
        }

        Set<ItemId> gone(List<ItemId> items) {
            Set<ItemId> gone = new TreeSet<>();
            for (ItemId item : items) {
                if (known.computeIfAbsent(item, this::isGone)) {
                    gone.add(item);
                }
            }
            return gone;
        }

        private boolean isGone(ItemId item) {
            return remaining.isGone(tenant, AccountId.stock(listing, item));
        }
    }
}
