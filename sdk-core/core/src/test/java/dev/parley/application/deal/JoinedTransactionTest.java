// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import static dev.parley.application.deal.Marketplace.BUYER;
import static dev.parley.application.deal.Marketplace.HOST;
import static dev.parley.application.deal.Marketplace.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Outcome;
import dev.parley.api.Sale;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.Store;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.ListingRef;
import dev.parley.model.OrderReference;
import dev.parley.model.StockPolicy;
import dev.parley.model.Tenant;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Redemption in the host's transaction on the database that Parley uses. */
class JoinedTransactionTest {
    private final List<String> otherConnections = new ArrayList<>();
    private boolean inside;
    private final Marketplace market = new Marketplace(this::joining, Optional.empty(), List.of())
            .sells("bright", Binding.ON_PAYMENT, StockPolicy.RESERVED_AT_AGREEMENT, 3)
            .sells("race", Binding.ON_PAYMENT, StockPolicy.FIRST_TO_PAY, 1);

    /** A store that joins transactions, and notes each call that would take a connection of its own. */
    private Store joining(Store memory) {
        return (Store) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    try {
                        return switch (method.getName()) {
                            case "joinsTransactions" -> true;
                            case "commitIn" -> memory.commit((Append) arguments[1]);
                            case "dealIn" -> memory.deal((Tenant) arguments[1], (DealId) arguments[2]);
                            case "accountIn" -> memory.account((Tenant) arguments[1], (AccountId) arguments[2]);
                            case "recordIn" ->
                                memory.record((Tenant) arguments[1], (RecordKind) arguments[2], (String) arguments[3]);
                            default -> {
                                if (inside) {
                                    otherConnections.add(method.getName());
                                }
                                yield method.invoke(memory, arguments);
                            }
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                JoinedTransactionTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError("only the store uses the connection");
                });
    }

    private String redeem(String order, DealId... deals) {
        return alone(() -> market.deals.redeem(HOST, List.of(deals), new OrderReference(order)));
    }

    private String sell(String order, String listing, long units) {
        Sale sale = new Sale(new OrderReference(order), new ListingRef(listing), Marketplace.LAMP, units);
        return alone(() -> market.deals.outsideSales().inHostTransaction(HOST, sale));
    }

    private String alone(Supplier<Outcome<?>> command) {
        inside = true;
        try {
            return code(command.get());
        } finally {
            inside = false;
        }
    }

    @Test
    void takes_no_connection_besides_the_hosts() {
        DealId bright = market.agrees(BUYER, "bright");
        DealId race = market.agrees(BUYER, "race");
        market.transaction.beginOn(connection());

        assertThat(redeem("order-1", bright, race)).isEqualTo("done");
        assertThat(redeem("order-1", bright, race)).isEqualTo("done");
        assertThat(redeem("order-2", race)).isEqualTo("ALREADY_REDEEMED");
        assertThat(redeem("order-2", new DealId("deal_unknown"))).isEqualTo("NOT_FOUND");
        assertThat(otherConnections).isEmpty();
        market.transaction.commit();
        market.works();
        market.assertNothingHeld();
    }

    @Test
    void a_sale_takes_no_connection_besides_the_hosts() {
        market.transaction.beginOn(connection());

        assertThat(sell("order-1", "bright", 2)).isEqualTo("done");
        assertThat(sell("order-1", "bright", 2)).isEqualTo("done");
        assertThat(sell("order-1", "bright", 1)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(sell("order-2", "dim", 1)).isEqualTo("NOT_FOUND");
        assertThat(otherConnections).isEmpty();
        assertThat(sell("order-2", "bright", 2)).isEqualTo("STOCK_UNAVAILABLE");
        market.transaction.commit();
        market.transaction.begin();
        assertThat(sell("order-3", "bright", 1)).isEqualTo("NO_HOST_TRANSACTION");
    }

    @Test
    void a_transaction_on_another_data_source_is_none() {
        DealId deal = market.agrees(BUYER, "bright");
        market.transaction.begin();

        assertThat(redeem("order-1", deal)).isEqualTo("NO_HOST_TRANSACTION");
        assertThat(market.state(deal)).isEqualTo("AGREED");
    }
}
