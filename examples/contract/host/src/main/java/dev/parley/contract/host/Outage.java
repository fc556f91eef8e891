package dev.parley.contract.host;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A data source that can be down, give no connection for as long as one waits, or never come to the end of a commit. */
final class Outage extends JdbcDataSource {
    private static final long serialVersionUID = 1;

    private final transient DataSource real;
    private final transient ReentrantLock lock = new ReentrantLock();
    private final transient Condition changed = lock.newCondition();
    private transient Mode mode = Mode.UP;
    private transient int held;

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
        if (holdWhile(Mode.SILENT) == Mode.DOWN) {
            throw new SQLException("the database is down", "08001");
        }
        return watched(real.getConnection());
    }

    private Mode holdWhile(Mode holding) {
        lock.lock();
        try {
            while (mode == holding) {
                held++;
                changed.signalAll();
                changed.awaitUninterruptibly();
                held--;
            }
            return mode;
        } finally {
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
}
