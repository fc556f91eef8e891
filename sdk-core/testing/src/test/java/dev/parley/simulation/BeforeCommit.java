// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.application.store.Store;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Lets something happen once between a command's reading and its writing: just before the next commit reaches the store. */
final class BeforeCommit {
    private final AtomicReference<Optional<Runnable>> next = new AtomicReference<>(Optional.empty());

    /** What happens before the next commit, with commits of its own before which nothing happens. */
    void happens(Runnable change) {
        next.set(Optional.of(change));
    }

    /** Whether what was to happen has. */
    boolean happened() {
        return Objects.requireNonNull(next.get()).isEmpty();
    }

    /** The store, seen through. */
    Store over(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    if (method.getName().startsWith("commit")) {
                        Objects.requireNonNull(next.getAndSet(Optional.empty())).ifPresent(Runnable::run);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
