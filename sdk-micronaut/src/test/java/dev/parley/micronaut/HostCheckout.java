// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ListingRef;
import dev.parley.model.OrderReference;
import dev.parley.port.Caller;
import dev.parley.port.Caller.Role;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A host's checkout: its order and the redemption in one transaction. */
@Singleton
@Requires(property = "datasources.default.url")
class HostCheckout {
    static final Caller HOST = Caller.person("host", Role.HOST);

    private final Deals deals;
    private final Negotiations negotiations;
    private final Connection connection;

    HostCheckout(Deals deals, Negotiations negotiations, Connection connection) {
        this.deals = deals;
        this.negotiations = negotiations;
        this.connection = connection;
    }

    /** What a rolled back transaction ends with. */
    static final class Declined extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Transactional
    void createTable() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("create table shop_order (reference varchar(128) primary key)")) {
            statement.execute();
        }
    }

    /** Writes the order, then redeems its deal; an order that is refused leaves no row. */
    @Transactional
    Outcome<List<DealView>> pay(DealId deal, String reference) throws SQLException {
        insert(reference);
        Outcome<List<DealView>> outcome = redeem(deal, reference);
        if (refusal(outcome).isPresent()) {
            delete(reference);
        }
        return outcome;
    }

    @Transactional
    void payAndFail(DealId deal, String reference) throws SQLException {
        insert(reference);
        Outcome<List<DealView>> outcome = redeem(deal, reference);
        if (refusal(outcome).isEmpty()) {
            throw new Declined();
        }
    }

    /** Pays when everybody else is in a transaction too. */
    @Transactional
    Outcome<List<DealView>> payTogether(DealId deal, String reference, CountDownLatch arrived)
            throws SQLException, InterruptedException {
        insert(reference);
        arrived.countDown();
        arrived.await();
        return redeem(deal, reference);
    }

    /** Opens a negotiation in a transaction that is rolled back. */
    @Transactional
    void openAndFail(Caller buyer, ListingRef listing) {
        OpenNegotiation opening = OpenNegotiation.on(listing);
        if (refusal(negotiations.open(buyer, opening, new IdempotencyKey("open-" + listing.value())))
                .isEmpty()) {
            throw new Declined();
        }
    }

    @Transactional(readOnly = true)
    int orders() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from shop_order");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    Outcome<List<DealView>> redeem(DealId deal, String reference) {
        return deals.redeem(HOST, List.of(deal), new OrderReference(reference));
    }

    static Optional<String> refusal(Outcome<?> outcome) {
        return outcome.match(
                done -> Optional.empty(), refused -> Optional.of(refused.code().name()));
    }

    private void insert(String reference) throws SQLException {
        write("insert into shop_order (reference) values (?)", reference);
    }

    private void delete(String reference) throws SQLException {
        write("delete from shop_order where reference = ?", reference);
    }

    private void write(String sql, String reference) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, reference);
            statement.executeUpdate();
        }
    }
}
