// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.OrderChange;
import dev.parley.model.Tenant;
import java.util.List;
import java.util.Optional;

/** To whom the references of orders belong; an order that takes deals locks its row, so that nobody undoes it meanwhile. */
final class OrderRows {
    private final Schema schema;
    private final String take;
    private final String undo;

    OrderRows(Schema schema) {
        this.schema = schema;
        take = schema.sql("UPDATE {orders} SET undone = FALSE WHERE tenant = ? AND order_reference = ?"
                + " AND buyer = ? AND currency = ? AND NOT undone");
        undo = schema.sql("UPDATE {orders} SET undone = TRUE WHERE tenant = ? AND order_reference = ?");
    }

    List<GuardedStatement> steps(Tenant tenant, OrderChange change) {
        String order = change.order().value();
        if (!(change instanceof OrderChange.Take taken)) {
            return List.of(GuardedStatement.of(undo, tenant.value(), order));
        }
        String buyer = taken.buyer().value();
        String currency = taken.currency().getCurrencyCode();
        Columns row = new Columns()
                .key("tenant", tenant.value())
                .key("order_reference", order)
                .and("buyer", buyer)
                .and("currency", currency)
                .and("undone", false);
        return List.of(
                schema.dialect().insertIfAbsent(schema.table("orders"), row, (rows, connection) -> Optional.empty()),
                GuardedStatement.orElse(
                        new CommitResult.OrderRefused(change.order()), take, tenant.value(), order, buyer, currency));
    }
}
