// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.watchlist;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.orders.Transactions;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.protocol.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Goods that people watch. To watch twice is to watch once; nobody else learns who watches. */
public final class Watchlist {
    private static final String ALL = "select listing from shop_watch where person = ? order by since desc, listing";
    private static final String REMOVE = "delete from shop_watch where person = ? and listing = ?";
    private static final String ADD = "insert into shop_watch (person, listing, since) values (?, ?, ?)";

    private final DataSource dataSource;
    private final Transactions transactions;
    private final Catalogue catalogue;
    private final InstantSource clock;

    /** A list over a data source that hands out the current transaction's connection, and keeps it when it is closed. */
    public Watchlist(DataSource dataSource, Transactions transactions, Catalogue catalogue, InstantSource clock) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What a person watches. */
    public Watched of(Person person) {
        return transactions.inOne(() -> read(person));
    }

    /** Watches goods from now on. */
    public Outcome<Watched> watch(Person person, String listing) {
        if (catalogue.find(listing).isEmpty()) {
            return Outcome.refused(Reason.NOT_FOUND);
        }
        return Outcome.done(transactions.inOne(() -> {
            if (!read(person).items().contains(listing)) {
                change(ADD, person, listing);
            }
            return read(person);
        }));
    }

    /** Watches goods no longer. */
    public Watched unwatch(Person person, String listing) {
        return transactions.inOne(() -> {
            change(REMOVE, person, listing);
            return read(person);
        });
    }

    private Watched read(Person person) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL)) {
            select.setString(1, person.id());
            List<String> listings = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    listings.add(row.getString("listing"));
                }
            }
            return new Watched(listings);
        } catch (SQLException e) {
            throw new IllegalStateException("the watchlist of " + person.id() + " was not read", e);
        }
    }

    private void change(String sql, Person person, String listing) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(sql)) {
            change.setString(1, person.id());
            change.setString(2, listing);
            if (sql.equals(ADD)) {
                change.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            }
            change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the watchlist of " + person.id() + " was not changed", e);
        }
    }
}
