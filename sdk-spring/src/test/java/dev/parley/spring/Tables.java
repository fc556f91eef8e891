// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Databases in memory and what is in them. */
final class Tables {
    private Tables() {}

    static DataSource database() {
        return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static int count(DataSource dataSource, String schema) {
        Integer count = new JdbcTemplate(dataSource)
                .queryForObject(
                        "select count(*) from information_schema.tables where lower(table_schema) = ?",
                        Integer.class,
                        schema);
        return count == null ? 0 : count;
    }
}
