package dev.parley.application.work;

import dev.parley.application.Lapses;
import dev.parley.application.negotiation.Controlling;
import dev.parley.application.negotiation.Desk;
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
    private final Desk desk;
    private final Store store;
    private final Controlling controlling;

    StockTaken(Desk desk, Controlling controlling) {
        this.desk = desk;
        this.store = desk.environment().store();
        this.controlling = controlling;
    }

    void handle(OutboxMessage message) {
        ListingRef listing = new ListingRef(message.body().get("listing").text());
        Availability availability = new Availability(message.tenant(), listing);
        Optional<List<ItemId>> named =
                message.body().find("items").map(items -> items.list(item -> new ItemId(item.text())));
        if (named.isPresent() && availability.gone(named.get()).isEmpty()) {
            return;
        }
        OpenOnes.each(after -> store.openOn(message.tenant(), listing, after, OpenOnes.PAGE), head -> {
            Set<ItemId> gone = availability.gone(items(head.tenant(), head.id()));
            if (!gone.isEmpty()) {
                controlling.stockGone(head.tenant(), head.id(), gone);
            }
        });
    }

    /** What a negotiation is about, as its listing was when it was opened; nothing when its protocol is gone. */
    private List<ItemId> items(Tenant tenant, NegotiationId negotiation) {
        return desk.runs()
                .find(tenant, negotiation)
                .map(run -> run.frame().listing().items().stream().map(Item::id).toList())
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
            AccountId stock = AccountId.stock(listing, item);
            Lapses lapses = Lapses.ofStock(desk.environment());
            boolean gone = isUsedUp(stock);
            Lapses.Left left = Lapses.Left.ENDED;
            while (gone && left == Lapses.Left.ENDED) {
                left = lapses.end(
                        tenant, Set.of(stock), Lapses.Horizon.at(desk.environment().now()));
                gone = left != Lapses.Left.ENDED || isUsedUp(stock);
            }
            if (left == Lapses.Left.SOMETHING) {
                throw new IllegalStateException("units of " + item + " on " + listing + " are held by what has lapsed");
            }
            return gone;
        }

        private boolean isUsedUp(AccountId stock) {
            return store.account(tenant, stock)
                    .filter(account -> account.available() <= 0)
                    .isPresent();
        }
    }
}
