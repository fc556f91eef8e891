// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Store;
import dev.parley.port.StoreUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.Set;

/**
 * A store that fails now and then, as real ones do: before a write, after it with the answer lost, by a conflict that
 * nobody caused, or at a reading. It fails by its seed, and only while it is told to.
 */
final class Chaos {
    private static final Set<String> RELIABLE = Set.of("close", "joinsTransactions", "purgeAnswers");

    private final Random random;
    private Store store;
    private boolean raging;
    private int failures;

    @SuppressWarnings("NullAway.Init")
    Chaos(Random random) {
        this.random = random;
    }

    /** The same store seen through the chaos. */
    Store around(Store reliable) {
        store = reliable;
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> call(method, arguments == null ? new Object[0] : arguments));
    }

    /** The store that never fails, for those who look from above. */
    Store calm() {
        return store;
    }

    /** Begins anew with another seed. */
    void reseed(long seed) {
        random.setSeed(seed);
    }

    void rage(boolean on) {
        raging = on;
    }

    /** How often it has failed. */
    int failures() {
        return failures;
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        if (!raging || RELIABLE.contains(method.getName())) {
            return pass(method, arguments);
        }
        return method.getName().equals("commit") ? commit(method, arguments) : read(method, arguments);
    }

    private Object read(Method method, Object[] arguments) throws Throwable {
        if (random.nextInt(150) == 0) {
            throw failed("before " + method.getName());
        }
        return pass(method, arguments);
    }

    private Object commit(Method method, Object[] arguments) throws Throwable {
        switch (random.nextInt(30)) {
            case 0 -> throw failed("before the write");
            case 1 -> {
                Object lost = pass(method, arguments);
                throw failed("after the write, which said " + lost);
            }
            case 2 -> {
                if (arguments[0] instanceof Append append && mayConflict(append)) {
                    failures++;
                    return new CommitResult.Conflict();
                }
                return pass(method, arguments);
            }
            default -> {
                return pass(method, arguments);
            }
        }
    }

    private static boolean mayConflict(Append append) {
        return append.stream().isPresent() || !append.records().isEmpty();
    }

    private StoreUnavailableException failed(String when) {
        failures++;
        return new StoreUnavailableException("simulated failure " + when);
    }

    private Object pass(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
