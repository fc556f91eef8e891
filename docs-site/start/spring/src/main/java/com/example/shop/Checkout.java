// #region whole
package com.example.shop;

import dev.parley.api.Deals;
import dev.parley.api.Outcome;
import dev.parley.model.DealId;
import dev.parley.model.Money;
import dev.parley.model.OrderReference;
import dev.parley.port.Caller;
import dev.parley.settlement.Deal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Turns a deal into an order. Both are committed, or neither is. */
@Service
class Checkout {
    private final JdbcTemplate jdbc;
    private final Deals deals;

    Checkout(JdbcTemplate jdbc, Deals deals) {
        this.jdbc = jdbc;
        this.deals = deals;
    }

    // #region pay
    @Transactional
    Order pay(Caller buyer, DealId deal) {
        Deal agreed = done(deals.find(buyer, deal)).deal();
        if (!agreed.buyer().equals(buyer.principal())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "only its buyer pays for a deal");
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
        String sql = "select exists (select 1 from orders where reference = ?)";
        return Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class, order.reference()));
    }

    private void insert(Order order, Caller buyer) {
        jdbc.update(
                "insert into orders (reference, buyer, minor_units, currency) values (?, ?, ?, ?)",
                order.reference(), buyer.principal().value(), order.minorUnits(), order.currency());
    }

    /** What was asked for; a refusal is answered 409 with its code, and rolls the transaction back. */
    private static <T> T done(Outcome<T> outcome) {
        return outcome.match(done -> done.value(), refused -> {
            throw new ResponseStatusException(HttpStatus.CONFLICT, refused.code().name());
        });
    }

    record Order(String reference, long minorUnits, String currency) {}
}
// #endregion whole
