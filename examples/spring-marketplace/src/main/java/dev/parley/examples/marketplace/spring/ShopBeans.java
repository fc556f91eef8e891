// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

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
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The marketplace itself, put together. */
@Configuration(proxyBeanMethods = false)
class ShopBeans {
    @Bean
    Catalogue catalogue() {
        return Catalogue.shipped();
    }

    @Bean
    Shelf shelf(
            Catalogue catalogue,
            CatalogueListings source,
            Listings listings,
            Policies policies,
            Negotiations negotiations,
            Deals deals) {
        return new Shelf(catalogue, source, listings, policies, negotiations, deals);
    }

    @Bean
    AuctionHall auctionHall(Negotiations negotiations, Catalogue catalogue, InstantSource clock) {
        return new AuctionHall(negotiations, catalogue, clock);
    }

    @Bean
    People people() {
        return new People();
    }

    @Bean
    Sessions sessions(InstantSource clock) {
        return new Sessions(clock);
    }

    @Bean
    Callers callers(Sessions sessions, MarketplaceProperties properties) {
        return new Callers(sessions, properties.agents());
    }

    @Bean
    Gate gate(Sessions sessions) {
        return new Gate(sessions);
    }

    @Bean
    OrderDesk orderDesk(
            Deals deals,
            Listings listings,
            Catalogue catalogue,
            DataSource dataSource,
            Transactions transactions,
            InstantSource clock) {
        OrderRows rows = new OrderRows(current(dataSource));
        return new OrderDesk(
                new Checkout(deals, catalogue, rows, clock),
                new ListPriceSale(listings, catalogue, rows, clock),
                rows,
                transactions);
    }

    @Bean
    Watchlist watchlist(DataSource dataSource, Transactions transactions, Catalogue catalogue, InstantSource clock) {
        return new Watchlist(current(dataSource), transactions, catalogue, clock);
    }

    @Bean
    WaitingList waitingList(
            Deals deals, Negotiations negotiations, Mandates mandates, Catalogue catalogue, InstantSource clock) {
        return new WaitingList(deals, negotiations, mandates, catalogue, clock);
    }

    @Bean
    InitializingBean orderTables(DataSource dataSource) {
        return new OrderTables(dataSource)::make;
    }

    @Bean
    Pages pages() {
        return new Pages();
    }

    @Bean
    Assets assets() {
        return new Assets();
    }

    /** The data source as plain JDBC code sees it inside a transaction of Spring's. */
    private static DataSource current(DataSource dataSource) {
        return new TransactionAwareDataSourceProxy(dataSource);
    }
}
