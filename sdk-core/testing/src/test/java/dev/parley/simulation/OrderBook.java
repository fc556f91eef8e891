// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.api.Outcome;
import dev.parley.port.HostTransaction;
import dev.parley.port.RetryTransactionException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A host's orders and its transactions: in a database beside Parley's tables, or in memory as Parley's are. */
final class OrderBook implements HostTransaction {
    private static final int TRIES = 10;

    private final Optional<DataSource> database;
    private final String table;
    private final Set<String> inMemory = new HashSet<>();

    @SuppressWarnings("ThreadLocalUsage") // each book has transactions of its own
    private final ThreadLocal<Current> current = new ThreadLocal<>();

    private record Current(Optional<Connection> connection, List<Consumer<Boolean>> waiting) {}

    private OrderBook(Optional<DataSource> database, String table) {
        this.database = database;
        this.table = table;
    }

    static OrderBook inMemory() {
        return new OrderBook(Optional.empty(), "");
    }

    static OrderBook in(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (id varchar(128) PRIMARY KEY)");
        }
        return new OrderBook(Optional.of(database), table);
    }

    /** Writes an order together with a sale, in one transaction, unless the sale is refused. */
    <T> Outcome<T> place(String order, Supplier<Outcome<T>> sale) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return inOne(order, sale);
            } catch (RetryTransactionException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private <T> Outcome<T> inOne(String order, Supplier<Outcome<T>> sale) throws SQLException {
        Optional<Connection> connection = begin();
        boolean committed = false;
        try {
            Outcome<T> outcome = sale.get();
            if (outcome instanceof Outcome.Done<T>) {
                write(order, connection);
                if (connection.isPresent()) {
                    connection.get().commit();
                }
                committed = true;
            }
            return outcome;
        } finally {
            end(connection, committed);
        }
    }

    private Optional<Connection> begin() throws SQLException {
        Optional<Connection> connection = Optional.empty();
        if (database.isPresent()) {
            connection = Optional.of(database.get().getConnection());
            connection.get().setAutoCommit(false);
        }
        current.set(new Current(connection, new ArrayList<>()));
        return connection;
    }

    private void write(String order, Optional<Connection> connection) throws SQLException {
        if (connection.isEmpty()) {
            synchronized (inMemory) {
                inMemory.add(order);
            }
            return;
        }
        try (PreparedStatement insert =
                connection.get().prepareStatement("INSERT INTO " + table + " (id) VALUES (?)")) {
            insert.setString(1, order);
            insert.executeUpdate();
        }
    }

    private void end(Optional<Connection> connection, boolean committed) throws SQLException {
        Current ended = current.get();
        current.remove();
        if (connection.isPresent()) {
            if (!committed) {
                connection.get().rollback();
            }
            connection.get().close();
        }
        ended.waiting().forEach(told -> told.accept(committed));
    }

    boolean has(String order) throws SQLException {
        if (database.isEmpty()) {
            synchronized (inMemory) {
                return inMemory.contains(order);
            }
        }
        try (Connection connection = database.get().getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT 1 FROM " + table + " WHERE id = ?")) {
            select.setString(1, order);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    @Override
    public boolean isActive() {
        return current.get() != null;
    }

    @Override
    public Optional<Connection> current() {
        return Optional.ofNullable(current.get()).flatMap(Current::connection);
    }

    @Override
    public void onCompletion(Consumer<Boolean> committed) {
        current.get().waiting().add(committed);
    }
}
