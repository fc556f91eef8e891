// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.Listings;
import dev.parley.api.Outcome;
import dev.parley.api.Sale;
import dev.parley.api.StockView;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.port.Caller;
import java.util.List;

/** The use cases about listings and stock, which note what they are asked. */
final class FakeListings implements Listings {
    private final Notes notes;

    FakeListings(Notes notes) {
        this.notes = notes;
    }

    @Override
    public Outcome<Listing> put(Caller caller, Listing listing, IdempotencyKey key) {
        return notes.answer(listing, listing, key);
    }

    @Override
    public Outcome<Listing> replace(Caller caller, String seen, Listing listing, IdempotencyKey key) {
        return notes.answer(listing, seen, listing, key);
    }

    @Override
    public Outcome<List<StockView>> restock(
            Caller caller, ListingRef listing, ItemId item, long units, IdempotencyKey key) {
        return notes.answer(List.of(Sample.stock()), listing, item, units, key);
    }

    @Override
    public Outcome<Sale> sell(Caller caller, Sale sale) {
        return notes.answer(sale, sale);
    }

    @Override
    public Outcome<Sale> sellNow(Caller caller, Sale sale) {
        return notes.answer(sale, sale);
    }

    @Override
    public Outcome<Listing> find(Caller caller, ListingRef listing) {
        return notes.answer(Sample.listing(), listing);
    }

    @Override
    public Outcome<Listing> withdraw(Caller caller, ListingRef listing, IdempotencyKey key) {
        return notes.answer(Sample.listing(), listing, key);
    }

    @Override
    public Outcome<List<StockView>> sold(
            Caller caller, ListingRef listing, ItemId item, long units, IdempotencyKey key) {
        return notes.answer(List.of(Sample.stock()), listing, item, units, key);
    }

    @Override
    public Outcome<List<StockView>> stock(Caller caller, ListingRef listing) {
        return notes.answer(List.of(Sample.stock()), listing);
    }
}
