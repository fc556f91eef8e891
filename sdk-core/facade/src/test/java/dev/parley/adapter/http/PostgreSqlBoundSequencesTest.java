// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.store.PostgreSqlServer;
import javax.sql.DataSource;

class PostgreSqlBoundSequencesTest extends BoundSequences {
    PostgreSqlBoundSequencesTest() {
        super(builder -> builder.dataSource(Pool.CONNECTIONS), 150);
    }

    /** As a host has them: without a pool every read would open a connection of its own. */
    private static final class Pool {
        static final DataSource CONNECTIONS = pooled();

        private static DataSource pooled() {
            HikariConfig config = new HikariConfig();
            config.setDataSource(PostgreSqlServer.dataSource());
            config.setMaximumPoolSize(20);
            config.setMinimumIdle(0);
            return new HikariDataSource(config);
        }
    }
}
