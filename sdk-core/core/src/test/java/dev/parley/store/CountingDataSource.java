// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** Notes each call to the driver that waits for the database's answer. */
final class CountingDataSource {
    private final DataSource real;
    private final List<String> trips = Collections.synchronizedList(new ArrayList<>());

    CountingDataSource(DataSource real) {
        this.real = real;
    }

    DataSource dataSource() {
        return counted(DataSource.class, real);
    }

    List<String> takeTrips() {
        List<String> taken = List.copyOf(trips);
        trips.clear();
        return taken;
    }

    private <T> T counted(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (isTrip(target, method)) {
                        trips.add(method.getName());
                    }
                    return wrapped(invoke(target, method, arguments));
                }));
    }

    private static boolean isTrip(Object target, Method method) {
        String name = method.getName();
        return (target instanceof Statement && name.startsWith("execute"))
                || (target instanceof Connection
                        && List.of("commit", "rollback", "setTransactionIsolation", "getTransactionIsolation")
                                .contains(name));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object wrapped(Object result) {
        if (result instanceof Connection) {
            return counted(Connection.class, result);
        }
        if (result instanceof PreparedStatement) {
            return counted(PreparedStatement.class, result);
        }
        return result instanceof Statement ? counted(Statement.class, result) : result;
    }
}
