// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.policy.PolicyDraft;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.TestParley;
import io.micronaut.context.ApplicationContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/**
 * The Flyway that a host has makes Parley's tables on PostgreSQL. The build runs this twice: with the version that Parley
 * asks for, and with the older one to which Micronaut's platform holds a host.
 */
final class FlywayVersionsTest {
    private static final String HISTORY =
            "SELECT version, success FROM parley.parley_schema_history WHERE version IS NOT NULL ORDER BY installed_rank";
    private static final String TABLES =
            "SELECT table_name, '' FROM information_schema.tables WHERE table_schema = 'parley' ORDER BY 1";

    @Test
    void makes_the_tables_once_and_finds_them_again() throws Exception {
        assertThat(Path.of(Flyway.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .getFileName())
                .as("the version that this run is about")
                .hasToString("flyway-core-" + System.getProperty("test.flyway") + ".jar");

        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            try (ApplicationContext host = TestHost.run(dataSource(postgres))) {
                host.getBean(Parley.class)
                        .policies()
                        .publish(TestParley.POLICY_EDITOR, 0, PolicyDraft.everything(AlternatingOffers.ID))
                        .orElseThrow();
            }
            List<String> made = rows(postgres, HISTORY);
            List<String> tables = rows(postgres, TABLES);
            assertThat(made).isNotEmpty().allMatch(row -> row.endsWith(" t"));
            assertThat(tables).hasSizeGreaterThan(10);

            try (ApplicationContext again = TestHost.run(dataSource(postgres))) {
                assertThat(again.getBean(Parley.class)
                                .policies()
                                .current(TestParley.POLICY_EDITOR)
                                .orElseThrow()
                                .version())
                        .isEqualTo(1);
            }
            assertThat(rows(postgres, HISTORY)).isEqualTo(made);
            assertThat(rows(postgres, TABLES)).isEqualTo(tables);
        }
    }

    private static Map<String, Object> dataSource(EmbeddedPostgres postgres) {
        return Map.of(
                "datasources.default.url", postgres.getJdbcUrl("postgres", "postgres"),
                "datasources.default.username", "postgres",
                "datasources.default.driver-class-name", "org.postgresql.Driver");
    }

    private static List<String> rows(EmbeddedPostgres postgres, String query) throws SQLException, IOException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                ResultSet found = connection.createStatement().executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1) + " " + found.getString(2));
            }
        }
        return rows;
    }
}
