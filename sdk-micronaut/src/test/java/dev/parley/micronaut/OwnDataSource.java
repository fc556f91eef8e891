// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A data source that a host makes itself. */
@Factory
@Singleton
@Requires(property = "test.data-source", value = "own")
final class OwnDataSource {
    /** What the bean is beneath Micronaut's own wrapping. */
    final WatchedDataSource watched = watched();

    @Singleton
    @Named("own")
    DataSource source() {
        return watched;
    }

    private static WatchedDataSource watched() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        h2.setUser("sa");
        return new WatchedDataSource(h2);
    }
}
