package dev.parley.spring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that keeps one caller waiting while it holds its connection. */
final class HeldDataSource extends DelegatingDataSource {
    private final ThreadLocal<Boolean> isSlow = ThreadLocal.withInitial(() -> false);
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile CountDownLatch go = new CountDownLatch(0);

    HeldDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (isSlow.get()) {
            held.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return super.getConnection();
    }

    /** Does something on a thread that is held as soon as it takes a connection; returns when it is. */
    Thread holdDuring(Runnable work) throws InterruptedException {
        held = new CountDownLatch(1);
        go = new CountDownLatch(1);
        Thread slow = new Thread(() -> {
            isSlow.set(true);
            work.run();
        });
        slow.start();
        held.await();
        return slow;
    }

    void release() {
        go.countDown();
    }
}
