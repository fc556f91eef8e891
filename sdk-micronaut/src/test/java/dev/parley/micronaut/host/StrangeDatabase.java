// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.host;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;

/** A host's database that Parley does not know. */
@Factory
@Requires(property = "test.database", value = "strange")
final class StrangeDatabase {
    @Singleton
    DataSource source() {
        DatabaseMetaData metaData = answering(DatabaseMetaData.class, "getDatabaseProductName", "Abacus");
        return answering(DataSource.class, "getConnection", answering(Connection.class, "getMetaData", metaData));
    }

    private static <T> T answering(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                StrangeDatabase.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> called.getName().equals(method)
                        ? answer
                        : called.getName().equals("hashCode") ? System.identityHashCode(proxy) : null));
    }
}
