// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.Listings;
import dev.parley.api.Negotiations;
import dev.parley.api.PrivateTermsView;
import dev.parley.api.StockView;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.OrderReference;
import dev.parley.wire.KeptPrivateTerms;
import dev.parley.wire.Listing;
import dev.parley.wire.ListingDraft;
import dev.parley.wire.PrivateTerms;
import dev.parley.wire.Sale;
import dev.parley.wire.SaleDraft;
import dev.parley.wire.StockList;
import dev.parley.wire.Units;
import java.util.List;

/** The operations on listings, their stock and what parties keep to themselves on them. */
public final class ListingRoutes {
    private static final View<dev.parley.model.Listing, Listing> ONE = View.<dev.parley.model.Listing, Listing>of(
                    Listing.class, dev.parley.model.Listing::toJson)
            .tagged(dev.parley.model.Listing::revision);
    private static final View<dev.parley.model.Listing, Listing> WITHDRAWN =
            View.of(Listing.class, dev.parley.model.Listing::toJson);
    private static final View<List<StockView>, StockList> STOCK = View.of(StockList.class, Views::stockList);
    private static final View<dev.parley.api.Sale, Sale> SALE = View.of(Sale.class, Views::sale);
    private static final View<PrivateTermsView, KeptPrivateTerms> PRIVATE = View.<PrivateTermsView, KeptPrivateTerms>of(
                    KeptPrivateTerms.class, Views::privateTerms)
            .tagged();

    private final Listings listings;
    private final Negotiations negotiations;
    private final Requests requests;
    private final Answers answers;

    ListingRoutes(Listings listings, Negotiations negotiations, Requests requests, Answers answers) {
        this.listings = listings;
        this.negotiations = negotiations;
        this.requests = requests;
        this.answers = answers;
    }

    public Answer<Listing> putListing(Exchange exchange, ListingDraft draft) {
        return answers.answer(
                exchange,
                () -> requests.listing(exchange.path("listing"), draft),
                listing -> exchange.ifMatch()
                        .map(seen -> listings.replace(exchange.caller(), seen, listing, exchange.key()))
                        .orElseGet(() -> listings.put(exchange.caller(), listing, exchange.key())),
                ONE);
    }

    public Answer<Listing> getListing(Exchange exchange) {
        return answers.answer(exchange, () -> listings.find(exchange.caller(), ref(exchange)), ONE);
    }

    public Answer<Listing> withdrawListing(Exchange exchange) {
        return answers.answer(
                exchange, () -> listings.withdraw(exchange.caller(), ref(exchange), exchange.key()), WITHDRAWN);
    }

    public Answer<StockList> getStock(Exchange exchange) {
        return answers.answer(exchange, () -> listings.stock(exchange.caller(), ref(exchange)), STOCK);
    }

    public Answer<StockList> restock(Exchange exchange, Units units) {
        return answers.answer(
                exchange,
                () -> listings.restock(
                        exchange.caller(), ref(exchange), item(exchange), units.getUnits(), exchange.key()),
                STOCK);
    }

    /** Over HTTP a sale is its own transaction; the order's reference makes a repetition safe, not the key. */
    public Answer<Sale> sellUnits(Exchange exchange, SaleDraft draft) {
        OrderReference order = new OrderReference(draft.getOrderReference());
        return answers.answer(
                exchange,
                () -> listings.sellNow(
                        exchange.caller(),
                        new dev.parley.api.Sale(order, ref(exchange), item(exchange), draft.getUnits())),
                SALE);
    }

    public Answer<StockList> recordSale(Exchange exchange, Units units) {
        return answers.answer(
                exchange,
                () -> listings.sold(exchange.caller(), ref(exchange), item(exchange), units.getUnits(), exchange.key()),
                STOCK);
    }

    public Answer<KeptPrivateTerms> getPrivateTerms(Exchange exchange) {
        return answers.answer(exchange, () -> negotiations.privateTerms(exchange.caller(), ref(exchange)), PRIVATE);
    }

    public Answer<KeptPrivateTerms> putPrivateTerms(Exchange exchange, PrivateTerms terms) {
        Json kept = requests.json(terms).get("terms");
        return answers.answer(
                exchange,
                () -> negotiations.setPrivateTerms(exchange.caller(), ref(exchange), kept, exchange.key()),
                PRIVATE);
    }

    private static ItemId item(Exchange exchange) {
        return new ItemId(exchange.path("item"));
    }

    private static ListingRef ref(Exchange exchange) {
        return new ListingRef(exchange.path("listing"));
    }

    void register(Operations operations) {
        operations.add("putListing", ListingDraft.class, this::putListing);
        operations.add("getListing", this::getListing);
        operations.add("withdrawListing", this::withdrawListing);
        operations.add("getStock", this::getStock);
        operations.add("restock", Units.class, this::restock);
        operations.add("sellUnits", SaleDraft.class, this::sellUnits);
        operations.add("recordSale", Units.class, this::recordSale);
        operations.add("getPrivateTerms", this::getPrivateTerms);
        operations.add("putPrivateTerms", PrivateTerms.class, this::putPrivateTerms);
    }
}
