// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.application.store.Store;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;

/** Counts the events and snapshots that are read from a store, and the snapshots that are kept. */
final class RowsRead {
    private long events;
    private long snapshots;
    private long mostAtOnce;
    private long kept;

    Store around(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    try {
                        Object result = method.invoke(store, arguments);
                        count(method.getName(), result);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void count(String method, Object result) {
        switch (method) {
            case "events" -> {
                int read = ((List<?>) result).size();
                events += read;
                mostAtOnce = Math.max(mostAtOnce, read);
            }
            case "snapshot" -> snapshots += ((Optional<?>) result).isPresent() ? 1 : 0;
            case "keepSnapshot" -> kept += (boolean) result ? 1 : 0;
            default -> {
                // Nothing of it is counted.
            }
        }
    }

    /**
     * What was read, and kept.
     *
     * @param mostAtOnce the events of the longest list
     * @param kept the snapshots that were kept
     */
    record Counted(long events, long snapshots, long mostAtOnce, long kept) {}

    /** What was read since the last time. */
    Counted taken() {
        Counted counted = new Counted(events, snapshots, mostAtOnce, kept);
        events = 0;
        snapshots = 0;
        mostAtOnce = 0;
        kept = 0;
        return counted;
    }
}
