// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.port.HostTransaction;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A host's transactions, begun and ended by hand, one on each thread. */
public final class HandTransaction implements HostTransaction {
    private final Map<Thread, List<Consumer<Boolean>>> callbacks = new ConcurrentHashMap<>();
    private final Map<Thread, Connection> connections = new ConcurrentHashMap<>();

    public void begin() {
        callbacks.put(Thread.currentThread(), new ArrayList<>());
    }

    void beginOn(Connection used) {
        begin();
        connections.put(Thread.currentThread(), used);
    }

    public void commit() {
        end(true);
    }

    public void rollback() {
        end(false);
    }

    private void end(boolean committed) {
        List<Consumer<Boolean>> told = Objects.requireNonNull(callbacks.remove(Thread.currentThread()));
        connections.remove(Thread.currentThread());
        told.forEach(callback -> callback.accept(committed));
    }

    @Override
    public boolean isActive() {
        return callbacks.containsKey(Thread.currentThread());
    }

    @Override
    public Optional<Connection> current() {
        return Optional.ofNullable(connections.get(Thread.currentThread()));
    }

    @Override
    public void onCompletion(Consumer<Boolean> committed) {
        Objects.requireNonNull(callbacks.get(Thread.currentThread())).add(committed);
    }
}
