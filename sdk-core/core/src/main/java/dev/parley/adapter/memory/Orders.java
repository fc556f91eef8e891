// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.OrderChange;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.util.Currency;
import java.util.Optional;

/** To whom the references of orders belong. */
final class Orders {
    private final Table<Order> rows;

    Orders(Journal journal) {
        rows = new Table<>(journal);
    }

    private record Order(PrincipalId buyer, Currency currency, boolean undone) {
        boolean takesFor(OrderChange.Take take) {
            return !undone && buyer.equals(take.buyer()) && currency.equals(take.currency());
        }
    }

    Optional<CommitResult> apply(Tenant tenant, OrderChange change) {
        String key = key(tenant, change.order());
        Optional<Order> before = rows.find(key);
        if (change instanceof OrderChange.Take take) {
            if (before.isEmpty()) {
                rows.put(key, new Order(take.buyer(), take.currency(), false));
            }
            return before.filter(order -> !order.takesFor(take))
                    .map(other -> new CommitResult.OrderRefused(take.order()));
        }
        before.ifPresent(order -> rows.put(key, new Order(order.buyer(), order.currency(), true)));
        return Optional.empty();
    }

    /** Forgets an order of which no deal is left: the transaction that took them was rolled back. */
    void forget(Tenant tenant, OrderReference order) {
        rows.remove(key(tenant, order));
    }

    private static String key(Tenant tenant, OrderReference order) {
        return Table.key(tenant.value(), order.value());
    }
}
