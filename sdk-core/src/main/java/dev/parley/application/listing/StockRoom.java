package dev.parley.application.listing;

import dev.parley.api.StockView;
import dev.parley.application.Environment;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parley's own stock rows: what they say, and how they become what the host tells. */
final class StockRoom {
    private final Environment environment;

    StockRoom(Environment environment) {
        this.environment = environment;
    }

    /** The stock of each item; of one that has no row yet, what the listing says. */
    List<StockView> views(Tenant tenant, Listing listing) {
        return listing.items().stream()
                .map(item -> account(tenant, listing, item.id())
                        .map(account -> view(item.id(), account))
                        .orElseGet(() -> new StockView(item.id(), item.stock(), 0, 0)))
                .toList();
    }

    private static StockView view(ItemId item, Account account) {
        return new StockView(item, account.capacity(), account.held(), account.consumed());
    }

    private Optional<Account> account(Tenant tenant, Listing listing, ItemId item) {
        return environment.store().account(tenant, AccountId.stock(listing.ref(), item));
    }

    /**
     * The changes after which the units that are not sold, held ones among them, are those that the listing says. None
     * where the host keeps the stock itself.
     */
    List<AccountChange> changesTo(Tenant tenant, Listing listing) {
        List<AccountChange> changes = new ArrayList<>();
        if (environment.inventory().isPresent()) {
            return changes;
        }
        for (Item item : listing.items()) {
            AccountId id = AccountId.stock(listing.ref(), item.id());
            Optional<Account> account = environment.store().account(tenant, id);
            long difference = account.map(found -> Math.addExact(item.stock(), found.consumed()) - found.capacity())
                    .orElse(0L);
            if (account.isEmpty()) {
                changes.add(AccountChange.open(id, item.stock()));
            } else if (difference != 0) {
                changes.add(AccountChange.resize(id, difference));
            }
        }
        return changes;
    }

    /** The change when the host itself sold units; none where the host keeps the stock itself. */
    Optional<AccountChange> sold(Listing listing, Item item, long units) {
        return environment.inventory().isPresent()
                ? Optional.empty()
                : Optional.of(AccountChange.take(AccountId.stock(listing.ref(), item.id()), units)
                        .openingWith(item.stock()));
    }

    static List<StockView> after(List<StockView> before, ItemId item, long units) {
        return before.stream()
                .map(view -> view.item().equals(item)
                        ? new StockView(item, view.capacity(), view.held(), Math.addExact(view.consumed(), units))
                        : view)
                .toList();
    }

    static Json write(List<StockView> views) {
        return Json.object()
                .put(
                        "stock",
                        Json.array(
                                views,
                                view -> Json.object()
                                        .put("item", view.item().value())
                                        .put("capacity", view.capacity())
                                        .put("held", view.held())
                                        .put("consumed", view.consumed())
                                        .build()))
                .build();
    }

    static List<StockView> read(Json answer) {
        return answer.get("stock")
                .list(view -> new StockView(
                        new ItemId(view.get("item").text()),
                        view.get("capacity").integer(),
                        view.get("held").integer(),
                        view.get("consumed").integer()));
    }
}
