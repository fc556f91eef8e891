// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Store;
import dev.parley.port.StoreUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A store that outlives its nodes and fails while it is told to. */
final class FaultyStore {
    private static final Set<String> RELIABLE = Set.of("close", "joinsTransactions");

    private final Store store;
    private final UnaryOperator<Append> change;
    private volatile Fault fault = Fault.NONE;

    /**
     * A store over another.
     *
     * @param change what is written in place of an append; for builds that are meant to be wrong
     */
    FaultyStore(Store store, UnaryOperator<Append> change) {
        this.store = store;
        this.change = change;
    }

    void become(Fault next) {
        fault = next;
    }

    /** The store as a node has it; closing it closes nothing. */
    Store seen() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> call(method, arguments == null ? new Object[0] : arguments));
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        if (RELIABLE.contains(method.getName())) {
            return method.getName().equals("close") ? null : pass(method, arguments);
        }
        if (fault == Fault.STORE_DOWN) {
            throw new StoreUnavailableException("the store is down");
        }
        return method.getName().equals("commit") ? commit(method, changed(arguments)) : pass(method, arguments);
    }

    private @Nullable Object commit(Method method, Object[] arguments) throws Throwable {
        Fault met = fault;
        switch (met) {
            case READ_ONLY -> throw new StoreUnavailableException("nothing can be written");
            case CONFLICT, CONFLICTS -> {
                if (mayConflict(arguments[0])) {
                    fault = met == Fault.CONFLICTS ? met : Fault.NONE;
                    CommitResult conflict = new CommitResult.Conflict();
                    return arguments[0] instanceof List<?> ? List.of(conflict) : conflict;
                }
            }
            case ANSWER_LOST -> {
                fault = Fault.NONE;
                Object lost = pass(method, arguments);
                throw new StoreUnavailableException("the answer was lost: " + lost);
            }
            default -> {}
        }
        return pass(method, arguments);
    }

    /** An append by itself that changes a negotiation or a record: these alone can meet somebody else's change. */
    private static boolean mayConflict(Object written) {
        Object one = written instanceof List<?> batch && batch.size() == 1 ? batch.get(0) : written;
        return one instanceof Append append
                && (append.stream().isPresent() || !append.records().isEmpty());
    }

    private Object[] changed(Object[] arguments) {
        if (arguments[0] instanceof List<?> batch) {
            return new Object[] {
                batch.stream().map(one -> change.apply((Append) one)).toList()
            };
        }
        return new Object[] {change.apply((Append) arguments[0])};
    }

    private @Nullable Object pass(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
