// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.ListingRoutes;
import dev.parley.spring.api.ListingsApi;
import dev.parley.wire.KeptPrivateTerms;
import dev.parley.wire.Listing;
import dev.parley.wire.ListingDraft;
import dev.parley.wire.PrivateTerms;
import dev.parley.wire.Sale;
import dev.parley.wire.SaleDraft;
import dev.parley.wire.StockList;
import dev.parley.wire.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The operations on listings, their stock and what parties keep to themselves on them. */
final class ListingsController implements ListingsApi {
    private final ListingRoutes routes;

    ListingsController(Facade facade) {
        this.routes = facade.listings();
    }

    @Override
    public ResponseEntity<Listing> getListing(String listing, @Nullable String ifNoneMatch) {
        return Replied.to(routes::getListing);
    }

    @Override
    public ResponseEntity<KeptPrivateTerms> getPrivateTerms(String listing, @Nullable String ifNoneMatch) {
        return Replied.to(routes::getPrivateTerms);
    }

    @Override
    public ResponseEntity<StockList> getStock(String listing) {
        return Replied.to(routes::getStock);
    }

    @Override
    public ResponseEntity<Listing> putListing(
            String listing, String idempotencyKey, ListingDraft listingDraft, @Nullable String ifMatch) {
        return Replied.to(routes::putListing, listingDraft);
    }

    @Override
    public ResponseEntity<KeptPrivateTerms> putPrivateTerms(
            String listing, String idempotencyKey, PrivateTerms privateTerms) {
        return Replied.to(routes::putPrivateTerms, privateTerms);
    }

    @Override
    public ResponseEntity<StockList> recordSale(String listing, String item, String idempotencyKey, Units units) {
        return Replied.to(routes::recordSale, units);
    }

    @Override
    public ResponseEntity<StockList> restock(String listing, String item, String idempotencyKey, Units units) {
        return Replied.to(routes::restock, units);
    }

    @Override
    public ResponseEntity<Sale> sellUnits(String listing, String item, String idempotencyKey, SaleDraft saleDraft) {
        return Replied.to(routes::sellUnits, saleDraft);
    }

    @Override
    public ResponseEntity<Listing> withdrawListing(String listing, String idempotencyKey) {
        return Replied.to(routes::withdrawListing);
    }
}
