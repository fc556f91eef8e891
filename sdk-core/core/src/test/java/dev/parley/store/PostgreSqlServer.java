// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/** One server for all tests of this JVM, which ends it. */
public final class PostgreSqlServer {
    private static final EmbeddedPostgres SERVER = start();

    private PostgreSqlServer() {}

    public static DataSource dataSource() {
        return SERVER.getPostgresDatabase();
    }

    /** A server that a test may stop; it waits for no disk, for no test takes the machine's power away. */
    static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    // No test lives long enough for what is cleared away to pay.
                    .setServerConfig("autovacuum", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
