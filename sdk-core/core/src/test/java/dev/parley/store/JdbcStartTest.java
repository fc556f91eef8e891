// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.negotiation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.jdbc.JdbcSettings;
import dev.parley.adapter.jdbc.JdbcStore;
import dev.parley.port.ParleyException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a store in a database starts. */
class JdbcStartTest {
    private static Database database(String dialect, String name) {
        return dialect.equals("h2") ? Database.h2(name) : Database.postgreSql(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void starts_again_on_tables_that_are_up_to_date_and_beside_tables_of_others(String dialect) throws SQLException {
        try (Database database = database(dialect, "again_" + dialect)) {
            execute(database, "CREATE SCHEMA \"again_" + dialect + "\"");
            execute(database, "CREATE TABLE \"again_" + dialect + "\".orders (id integer)");
            database.open().close();
            try (JdbcStore store = database.open()) {
                assertThat(store.head(TENANT, negotiation(1))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void without_migration_it_says_which_tables_are_missing_and_what_to_do(String dialect) {
        try (Database database = database(dialect, "missing_" + dialect)) {
            JdbcSettings settings = database.settings().withMigrate(false);
            assertThatThrownBy(() -> JdbcStore.open(database.dataSource(), settings))
                    .isInstanceOf(ParleyException.class)
                    .hasMessageContaining("parley_heads")
                    .hasMessageContaining("migration")
                    .hasMessageContaining("db/" + dialect);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_host_may_run_the_files_itself(String dialect) throws SQLException, IOException {
        String schema = "own_" + dialect;
        try (Database database = database(dialect, schema)) {
            execute(database, "CREATE SCHEMA \"" + schema + "\"");
            execute(database, file(dialect).replace("${schema}", schema));
            try (JdbcStore store =
                    JdbcStore.open(database.dataSource(), database.settings().withMigrate(false))) {
                assertThat(store.nextDeadline()).isEmpty();
            }
        }
    }

    private static String file(String dialect) throws IOException {
        try (InputStream file =
                JdbcStore.class.getResourceAsStream("/dev/parley/db/" + dialect + "/V1__parley_tables.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void another_database_is_refused_with_the_names_of_the_supported_ones() {
        DatabaseMetaData metaData = fake(DatabaseMetaData.class, "OtherBase");
        Connection connection = fake(Connection.class, metaData);
        DataSource dataSource = fake(DataSource.class, connection);

        assertThatThrownBy(() -> JdbcStore.open(dataSource, JdbcSettings.DEFAULTS))
                .isInstanceOf(ParleyException.class)
                .hasMessageContaining("PostgreSQL or H2")
                .hasMessageContaining("OtherBase");
    }

    /** Answers every question with one thing. */
    private static <T> T fake(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                JdbcStartTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType().isInstance(answer) ? answer : null));
    }

    @Test
    void a_schema_name_that_would_need_quoting_is_refused() {
        assertThatThrownBy(() -> JdbcSettings.DEFAULTS.withSchema("parley\"; DROP"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema");
    }
}
