// #region whole
package com.example.shop;

import dev.parley.api.Deals;
import dev.parley.api.Outcome;
import dev.parley.model.DealId;
import dev.parley.model.Money;
import dev.parley.model.OrderReference;
import dev.parley.port.Caller;
import dev.parley.settlement.Deal;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Turns a deal into an order. Both are committed, or neither is. */
@Singleton
class Checkout {
    private final Connection connection;
    private final Deals deals;

    Checkout(Connection connection, Deals deals) {
        this.connection = connection;
        this.deals = deals;
    }

    // #region pay
    @Transactional
    Order pay(Caller buyer, DealId deal) {
        Deal agreed = done(deals.find(buyer, deal)).deal();
        if (!agreed.buyer().equals(buyer.principal())) {
            throw new HttpStatusException(HttpStatus.FORBIDDEN, "only its buyer pays for a deal");
        }
        Money total = agreed.total();
        // Follows from the deal: whoever pays again, for want of an answer, gets the same order.
        Order order = new Order("order-" + deal.value(), total.minorUnits(), total.currency().getCurrencyCode());
        done(deals.redeem(Catalogue.SHOP, List.of(deal), new OrderReference(order.reference())));
        if (!written(order)) {
            insert(order, buyer);
        }
        return order;
    }
    // #endregion pay

    private boolean written(Order order) {
        String sql = "select 1 from orders where reference = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, order.reference());
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + order.reference(), e);
        }
    }

    private void insert(Order order, Caller buyer) {
        String sql = "insert into orders (reference, buyer, minor_units, currency) values (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, order.reference());
            insert.setString(2, buyer.principal().value());
            insert.setLong(3, order.minorUnits());
            insert.setString(4, order.currency());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write " + order.reference(), e);
        }
    }

    /** What was asked for; a refusal is answered 409 with its code, and rolls the transaction back. */
    private static <T> T done(Outcome<T> outcome) {
        return outcome.match(done -> done.value(), refused -> {
            throw new HttpStatusException(HttpStatus.CONFLICT, refused.code().name());
        });
    }

    @Serdeable
    record Order(String reference, long minorUnits, String currency) {}
}
// #endregion whole
