// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.application.store.Append;
import dev.parley.application.store.Store;
import dev.parley.application.store.StreamAppend;
import dev.parley.model.NegotiationId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A store that tells what it was asked, and in which a test may let negotiations stick. */
final class HandStore {
    private final List<String> asked = new ArrayList<>();
    private final Set<NegotiationId> stuck = ConcurrentHashMap.newKeySet();
    private Store store;

    @SuppressWarnings("NullAway.Init")
    HandStore() {}

    Store around(Store inner) {
        store = inner;
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return call(method, arguments == null ? new Object[0] : arguments);
                });
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("commit")) {
            Append append = (Append) (arguments[0] instanceof List<?> batch ? batch.get(0) : arguments[0]);
            append.stream()
                    .map(StreamAppend::head)
                    .filter(head -> stuck.contains(head.id()))
                    .ifPresent(head -> {
                        throw new IllegalStateException("the negotiation " + head.id() + " is stuck");
                    });
        }
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The store itself, as another node has it. */
    Store beneath() {
        return store;
    }

    /** What the store was asked since the last time. */
    List<String> takeAsked() {
        List<String> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    /** Lets nothing more be written to a negotiation. */
    void stick(NegotiationId negotiation) {
        stuck.add(negotiation);
    }

    void unstick(NegotiationId negotiation) {
        stuck.remove(negotiation);
    }
}
