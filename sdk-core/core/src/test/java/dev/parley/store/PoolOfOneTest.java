// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.port.Caller;
import dev.parley.port.ParleyException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A pool of one connection is enough for Parley, and not for bringing its tables up to date. */
final class PoolOfOneTest {
    private static HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:pool-of-one;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    private static ParleyBuilder parley(HikariDataSource pool) {
        return Parley.builder().dataSource(pool).connections(8, Duration.ofMillis(500));
    }

    @Test
    void it_says_why_it_cannot_bring_its_tables_up_to_date_and_does_without_where_they_are() {
        try (HikariDataSource one = pool(1);
                HikariDataSource two = pool(2)) {
            assertThatThrownBy(() -> parley(one).build())
                    .isInstanceOf(ParleyException.class)
                    .hasMessageContaining("one connection to H2 at a time")
                    .hasMessageContaining("let its pool have 2 connections or more");

            try (Parley made = parley(two).build()) {
                assertThat(made.policies().current(Caller.person("shop"))).isNotNull();
            }
            try (Parley served = parley(one).migrate(false).build()) {
                assertThat(served.policies().current(Caller.person("shop"))).isNotNull();
            }
        }
    }
}
