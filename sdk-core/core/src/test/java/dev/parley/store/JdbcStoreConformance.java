// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import dev.parley.application.store.Store;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** What every store in a database must do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcStoreConformance extends StoreConformance
        implements HostTransactionConformance, ModelConformance, OutageConformance {
    private final Database database;
    private Store store;

    @SuppressWarnings("NullAway.Init")
    JdbcStoreConformance(Database database) {
        this.database = database;
    }

    @BeforeAll
    void openStore() {
        store = database.open();
    }

    @BeforeEach
    void emptyTables() throws SQLException {
        database.empty();
    }

    @AfterAll
    void closeStore() {
        store.close();
        database.close();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public String dump() {
        try {
            return database.dump();
        } catch (SQLException e) {
            throw new AssertionError("the tables cannot be read", e);
        }
    }
}
