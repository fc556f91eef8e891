// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.orders.OrderTables;
import dev.parley.examples.marketplace.orders.Transactions;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Micronaut's transactions: Parley redeems a deal in the one that is current, beside the order's row. */
@Singleton
class MicronautTransactions implements Transactions {
    private final OrderTables tables;

    MicronautTransactions(OrderTables tables) {
        this.tables = tables;
    }

    @Override
    @Transactional
    public <T> T inOne(Supplier<T> work) {
        return work.get();
    }

    @EventListener
    @Transactional
    void makeTables(StartupEvent started) {
        tables.make();
    }
}
