// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

final class PostgreSqlCheckoutTest extends CheckoutContract {
    private final EmbeddedPostgres postgres = postgres();

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Map<String, Object> dataSource() {
        return Map.of(
                "datasources.default.url", postgres.getJdbcUrl("postgres", "postgres"),
                "datasources.default.username", "postgres",
                "datasources.default.driver-class-name", "org.postgresql.Driver");
    }

    @Override
    void stopDatabase() throws IOException {
        postgres.close();
    }
}
