// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract.host;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that can be down, give no connection for as long as one waits, or never come to the end of a commit. */
final class Outage implements DataSource {
    private final DataSource real;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Mode mode = Mode.UP;
    private int held;

    /** How it behaves. */
    enum Mode {
        /** As the real one does. */
        UP,
        /** Refuses every connection. */
        DOWN,
        /** Gives no connection until it is up again. */
        SILENT,
        /** Gives connections that do not come to the end of a commit until it is up again. */
        STUCK
    }

    Outage(DataSource real) {
        this.real = real;
    }

    Mode become(String name) {
        lock.lock();
        try {
            mode = Mode.valueOf(name.toUpperCase(Locale.ROOT));
            changed.signalAll();
            return mode;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a commit is stuck. */
    int awaitHeld() {
        lock.lock();
        try {
            while (held == 0) {
                changed.awaitUninterruptibly();
            }
            return held;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            if (holdWhile(Mode.SILENT) == Mode.DOWN) {
                throw new SQLException("the database is down", "08001");
            }
        } catch (InterruptedException e) {
            throw new SQLException("gave up waiting, as pools do", "08001", e);
        }
        return watched(real.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private Mode holdWhile(Mode holding) throws InterruptedException {
        lock.lock();
        try {
            held++;
            while (mode == holding) {
                changed.signalAll();
                changed.await();
            }
            return mode;
        } finally {
            held--;
            lock.unlock();
        }
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Outage.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        var unused = holdWhile(Mode.STUCK);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Outage.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing is wrapped that a host may reach for");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
