// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** With Micronaut Data a data source hands out the current transaction's connection; its target does not. */
@Singleton
@Requires(classes = DelegatingDataSource.class)
final class ContextualDataSources implements OwnConnections {
    @Override
    public DataSource beneath(DataSource shared) {
        return DelegatingDataSource.unwrapDataSource(shared);
    }
}
