package dev.parley.examples.marketplace.orders;

import dev.parley.api.Listings;
import dev.parley.api.Outcome;
import dev.parley.api.StockView;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One unit of everything: the second sale of a piece is refused, the same sale again is the first. */
@Singleton
@Requires(property = "orders.test")
@Replaces(Listings.class)
final class CountingListings implements Listings {
    private final Map<String, Long> sold = new HashMap<>();
    private final Set<IdempotencyKey> seen = new HashSet<>();

    @Override
    public Outcome<List<StockView>> sold(
            Caller caller, ListingRef listing, ItemId item, long units, IdempotencyKey key) {
        String piece = listing.value() + "/" + item.value();
        if (seen.add(key) && sold.merge(piece, units, Long::sum) > 1) {
            return Outcome.refused(Reason.STOCK_UNAVAILABLE);
        }
        return Outcome.done(List.of(new StockView(item, 1, 0, 1)));
    }

    @Override
    public Outcome<List<StockView>> stock(Caller caller, ListingRef listing) {
        return Outcome.refused(Reason.NOT_FOUND);
    }

    @Override
    public Outcome<Listing> put(Caller caller, Listing listing, IdempotencyKey key) {
        throw new AssertionError("the shop has no business to ask this");
    }

    @Override
    public Outcome<Listing> find(Caller caller, ListingRef listing) {
        throw new AssertionError("the shop has no business to ask this");
    }

    @Override
    public Outcome<Listing> withdraw(Caller caller, ListingRef listing, IdempotencyKey key) {
        throw new AssertionError("the shop has no business to ask this");
    }
}
