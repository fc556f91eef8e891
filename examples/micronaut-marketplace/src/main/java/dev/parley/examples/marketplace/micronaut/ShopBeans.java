// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.api.Deals;
import dev.parley.api.Listings;
import dev.parley.api.Mandates;
import dev.parley.api.Negotiations;
import dev.parley.api.Policies;
import dev.parley.examples.marketplace.auctions.AuctionHall;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.CatalogueListings;
import dev.parley.examples.marketplace.catalogue.Shelf;
import dev.parley.examples.marketplace.orders.Checkout;
import dev.parley.examples.marketplace.orders.ListPriceSale;
import dev.parley.examples.marketplace.orders.OrderDesk;
import dev.parley.examples.marketplace.orders.OrderRows;
import dev.parley.examples.marketplace.orders.OrderTables;
import dev.parley.examples.marketplace.orders.Transactions;
import dev.parley.examples.marketplace.pages.Assets;
import dev.parley.examples.marketplace.pages.Pages;
import dev.parley.examples.marketplace.people.Callers;
import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.examples.marketplace.waiting.WaitingList;
import dev.parley.examples.marketplace.watchlist.Watchlist;
import dev.parley.examples.marketplace.web.Gate;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/** The marketplace itself, put together. */
@Factory
class ShopBeans {
    @Singleton
    Catalogue catalogue() {
        return Catalogue.shipped();
    }

    @Singleton
    Shelf shelf(
            Catalogue catalogue,
            CatalogueListings source,
            Listings listings,
            Policies policies,
            Negotiations negotiations,
            Deals deals) {
        return new Shelf(catalogue, source, listings, policies, negotiations, deals);
    }

    @Singleton
    AuctionHall auctionHall(Negotiations negotiations, Catalogue catalogue, InstantSource clock) {
        return new AuctionHall(negotiations, catalogue, clock);
    }

    @Singleton
    People people() {
        return new People();
    }

    @Singleton
    Sessions sessions(InstantSource clock) {
        return new Sessions(clock);
    }

    @Singleton
    Callers callers(Sessions sessions, List<AgentProperties> agents) {
        return new Callers(sessions, agents.stream().map(AgentProperties::agent).toList());
    }

    @Singleton
    Gate gate(Sessions sessions) {
        return new Gate(sessions);
    }

    /** The data source hands out the current transaction's connection inside one of Micronaut's. */
    @Singleton
    OrderRows orderRows(DataSource dataSource) {
        return new OrderRows(dataSource);
    }

    @Singleton
    OrderDesk orderDesk(
            Deals deals,
            Listings listings,
            Catalogue catalogue,
            OrderRows rows,
            Transactions transactions,
            InstantSource clock) {
        return new OrderDesk(
                new Checkout(deals, catalogue, rows, clock),
                new ListPriceSale(listings, catalogue, rows, clock),
                rows,
                transactions);
    }

    @Singleton
    Watchlist watchlist(DataSource dataSource, Transactions transactions, Catalogue catalogue, InstantSource clock) {
        return new Watchlist(dataSource, transactions, catalogue, clock);
    }

    @Singleton
    WaitingList waitingList(
            Deals deals, Negotiations negotiations, Mandates mandates, Catalogue catalogue, InstantSource clock) {
        return new WaitingList(deals, negotiations, mandates, catalogue, clock);
    }

    @Singleton
    OrderTables orderTables(DataSource dataSource) {
        return new OrderTables(dataSource);
    }

    @Singleton
    Pages pages() {
        return new Pages();
    }

    @Singleton
    Assets assets() {
        return new Assets();
    }
}
