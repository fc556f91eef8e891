// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Counts connections, notes what they are told, and can be out. */
final class WatchedDataSource implements DataSource {
    final Set<String> statements = ConcurrentHashMap.newKeySet();
    final Set<Integer> timeouts = ConcurrentHashMap.newKeySet();
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    volatile boolean out;
    volatile CountDownLatch gate = new CountDownLatch(0);

    private final DataSource target;

    WatchedDataSource(DataSource target) {
        this.target = target;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (out) {
            throw new SQLTransientConnectionException("the database is out");
        }
        Connection connection = target.getConnection();
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        gate.countDown();
        awaitGate(connection);
        return seen(Connection.class, connection);
    }

    /** As a pool would: who is interrupted gets none. */
    private void awaitGate(Connection connection) throws SQLException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            connection.close();
            open.decrementAndGet();
            throw new SQLTransientConnectionException("interrupted", e);
        }
    }

    private <T> T seen(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    note(method, arguments);
                    try {
                        return wrapped(method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object wrapped(Object result) {
        if (result instanceof PreparedStatement statement) {
            return seen(PreparedStatement.class, statement);
        }
        return result instanceof Statement statement ? seen(Statement.class, statement) : result;
    }

    private void note(Method method, Object[] arguments) {
        switch (method.getName()) {
            case "close" -> {
                if (method.getDeclaringClass() == Connection.class) {
                    open.decrementAndGet();
                }
            }
            case "setQueryTimeout" -> timeouts.add((Integer) arguments[0]);
            case "execute", "prepareStatement" -> {
                if (arguments != null && arguments.length > 0) {
                    statements.add((String) arguments[0]);
                }
            }
            default -> {}
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return target.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return target.isWrapperFor(type);
    }
}
