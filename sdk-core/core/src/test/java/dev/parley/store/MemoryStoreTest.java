// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.append;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.memory.MemoryStore;
import dev.parley.application.store.Append;
import dev.parley.application.store.Store;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreConformance {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }

    @Override
    public String dump() {
        return Dump.of(store);
    }

    @Test
    void cannot_join_a_database_transaction_and_says_why() {
        Connection connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("the connection was used");
                });
        Append append = append().build();

        assertThatThrownBy(() -> store.commitIn(connection, append))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in memory");
    }
}
