// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import dev.parley.port.HostTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/** A database in memory with transactions bound to the thread, as a framework would have them. */
final class TestDatabase implements Transactions, HostTransaction {
    private static final ThreadLocal<Current> CURRENT = new ThreadLocal<>();

    private final JdbcConnectionPool pool;

    /** A connection and who waits for its end. */
    private record Current(Connection connection, List<Consumer<Boolean>> waiting) {}

    TestDatabase(String name) {
        this.pool = JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
        pool.setMaxConnections(20);
    }

    /** Every connection for itself. */
    DataSource all() {
        return pool;
    }

    /** The current transaction's connection, which stays open when it is closed. */
    DataSource shared() {
        return proxy(
                DataSource.class,
                (method, arguments) -> method.getName().equals("getConnection")
                        ? proxy(Connection.class, this::onConnection)
                        : method.invoke(pool, arguments));
    }

    private @Nullable Object onConnection(Method method, @Nullable Object @Nullable [] arguments)
            throws ReflectiveOperationException {
        return method.getName().equals("close") ? null : method.invoke(connection(), arguments);
    }

    private Connection connection() {
        return Optional.ofNullable(CURRENT.get())
                .orElseThrow(() -> new IllegalStateException("no transaction is active"))
                .connection();
    }

    /** What a proxy does. */
    private interface Deed {
        @Nullable
        Object invoke(Method method, @Nullable Object @Nullable [] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Deed deed) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return deed.invoke(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    void execute(String sql) {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Current mine = new Current(connection, new ArrayList<>());
            CURRENT.set(mine);
            boolean committed = false;
            try {
                T done = work.get();
                connection.commit();
                committed = true;
                return done;
            } finally {
                end(mine, committed);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void end(Current mine, boolean committed) throws SQLException {
        CURRENT.remove();
        if (!committed) {
            mine.connection().rollback();
        }
        mine.connection().setAutoCommit(true);
        mine.waiting().forEach(waiting -> waiting.accept(committed));
    }

    @Override
    public boolean isActive() {
        return CURRENT.get() != null;
    }

    /** None of Parley's: it keeps everything in memory. */
    @Override
    public Optional<Connection> current() {
        return Optional.empty();
    }

    @Override
    public void onCompletion(Consumer<Boolean> committed) {
        Optional.ofNullable(CURRENT.get()).orElseThrow().waiting().add(committed);
    }
}
