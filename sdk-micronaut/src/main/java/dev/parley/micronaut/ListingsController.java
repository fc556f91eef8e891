// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.ListingRoutes;
import dev.parley.micronaut.api.ListingsApi;
import dev.parley.wire.KeptPrivateTerms;
import dev.parley.wire.Listing;
import dev.parley.wire.ListingDraft;
import dev.parley.wire.PrivateTerms;
import dev.parley.wire.Sale;
import dev.parley.wire.SaleDraft;
import dev.parley.wire.StockList;
import dev.parley.wire.Units;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations on listings. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class ListingsController extends FacadeController implements ListingsApi {
    private final ListingRoutes routes;

    ListingsController(Facade facade) {
        super(facade);
        routes = facade.listings();
    }

    @Override
    public Listing getListing(String listing, @Nullable String ifNoneMatch) {
        return answer(routes::getListing);
    }

    @Override
    public KeptPrivateTerms getPrivateTerms(String listing, @Nullable String ifNoneMatch) {
        return answer(routes::getPrivateTerms);
    }

    @Override
    public StockList getStock(String listing) {
        return answer(routes::getStock);
    }

    @Override
    public Listing putListing(
            String listing, String idempotencyKey, ListingDraft listingDraft, @Nullable String ifMatch) {
        return answer(routes::putListing, listingDraft);
    }

    @Override
    public KeptPrivateTerms putPrivateTerms(String listing, String idempotencyKey, PrivateTerms privateTerms) {
        return answer(routes::putPrivateTerms, privateTerms);
    }

    @Override
    public StockList recordSale(String listing, String item, String idempotencyKey, Units units) {
        return answer(routes::recordSale, units);
    }

    @Override
    public StockList restock(String listing, String item, String idempotencyKey, Units units) {
        return answer(routes::restock, units);
    }

    @Override
    public Sale sellUnits(String listing, String item, String idempotencyKey, SaleDraft saleDraft) {
        return answer(routes::sellUnits, saleDraft);
    }

    @Override
    public Listing withdrawListing(String listing, String idempotencyKey) {
        return answer(routes::withdrawListing);
    }
}
