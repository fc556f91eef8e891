// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the orders' tables when the marketplace starts, unless they are there, and says where they are kept. */
public final class OrderTables {
    private static final Logger LOG = LoggerFactory.getLogger(OrderTables.class);
    private static final String FILE = "/marketplace/orders.sql";

    private final DataSource dataSource;

    public OrderTables(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes what is not there, in the transaction that is current. */
    public void make() {
        try (Connection connection = dataSource.getConnection()) {
            tables(connection);
            if (connection.getMetaData().getURL().startsWith("jdbc:h2:mem:")) {
                LOG.info(
                        "Everything is kept in memory and gone when this process ends; the README says how to keep it");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the orders' tables were not made", e);
        }
    }

    private static void tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : text().split(";", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(OrderTables.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
