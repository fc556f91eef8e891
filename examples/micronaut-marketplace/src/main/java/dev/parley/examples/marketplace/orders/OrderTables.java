package dev.parley.examples.marketplace.orders;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the orders' tables when the marketplace starts, unless they are there, and says where they are kept. */
@Singleton
public class OrderTables implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(OrderTables.class);
    private static final String FILE = "/marketplace/orders.sql";

    private final Connection connection;
    private final String url;

    OrderTables(Connection connection, @Value("${datasources.default.url}") String url) {
        this.connection = connection;
        this.url = url;
    }

    @Override
    @Transactional
    public void onApplicationEvent(StartupEvent event) {
        try (Statement statement = connection.createStatement()) {
            for (String command : text().split(";", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the orders' tables were not made", e);
        }
        if (url.startsWith("jdbc:h2:mem:")) {
            LOG.warn(
                    "Everything is kept in memory and gone when this process ends; to keep it set DATASOURCES_DEFAULT_URL,"
                            + " such as jdbc:h2:file:./marketplace");
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
