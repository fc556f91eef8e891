// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static dev.parley.micronaut.TestHost.MEMORY;
import static dev.parley.micronaut.TestHost.h2;
import static dev.parley.micronaut.TestHost.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.api.Negotiations;
import dev.parley.port.NegotiationListener;
import dev.parley.port.NegotiationListener.Happened;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    private static boolean hasTable(DataSource source, String schema) throws SQLException {
        try (Connection connection = new ContextualDataSources().beneath(source).getConnection();
                var tables =
                        connection.getMetaData().getTables(null, schema, null, new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }

    @Test
    void switched_off_there_is_nothing_of_parley() {
        try (ApplicationContext host = run(Map.of("parley.enabled", false))) {
            assertThat(host.containsBean(Parley.class)).isFalse();
            assertThat(host.containsBean(Facade.class)).isFalse();
            assertThat(host.containsBean(ParleyFilter.class)).isFalse();
            Client anyone = new Client(host.getBean(EmbeddedServer.class).getURI(), "berta");
            assertThat(anyone.get("/parley/v1/protocols").body()).doesNotContain("alternating-offers");
        }
    }

    @Test
    void without_http_there_is_the_java_api_alone() {
        try (ApplicationContext host = run(MEMORY, Map.of("parley.http.enabled", false))) {
            assertThat(host.containsBean(Negotiations.class)).isTrue();
            assertThat(host.containsBean(Facade.class)).isFalse();
            Client berta = new Client(host.getBean(EmbeddedServer.class).getURI(), "berta");
            assertThat(berta.get("/parley/v1/protocols").body()).doesNotContain("alternating-offers");
        }
    }

    @Test
    void the_prefix_is_the_hosts_choice_behind_its_context_path() {
        Map<String, Object> paths = Map.of("parley.http.prefix", "/haggle", "micronaut.server.context-path", "/shop");
        try (ApplicationContext host = run(MEMORY, paths)) {
            Client berta = new Client(host.getBean(EmbeddedServer.class).getURI(), "berta");

            assertThat(berta.get("/shop/haggle/protocols").statusCode()).isEqualTo(200);
            assertThat(Client.json(berta.get("/shop/haggle/nothing"))
                            .get("code")
                            .asText())
                    .isEqualTo("UNKNOWN_PATH");
            assertThat(berta.get("/parley/v1/protocols").statusCode()).isNotEqualTo(200);
        }
    }

    @Test
    void the_challenge_is_the_hosts_choice() {
        try (ApplicationContext host = run(MEMORY, Map.of("parley.http.challenge", "Basic realm=\"shop\""))) {
            Client nobody =
                    new Client(host.getBean(EmbeddedServer.class).getURI().resolve("/parley/v1"), "");

            assertThat(nobody.get("/protocols").headers().firstValue("WWW-Authenticate"))
                    .contains("Basic realm=\"shop\"");
            assertThat(nobody.get("/keys").statusCode()).isEqualTo(200);
            assertThat(nobody.get("/parley.yaml").body()).startsWith("openapi: ");
        }
    }

    @Test
    void the_room_for_answers_is_the_hosts_choice() {
        try (ApplicationContext host = run(MEMORY, Map.of("parley.http.max-bytes-in-flight", 400))) {
            Client berta =
                    new Client(host.getBean(EmbeddedServer.class).getURI().resolve("/parley/v1"), "berta");

            assertThat(berta.get("/deals").statusCode()).isEqualTo(200);
            var large = berta.get("/protocols/alternating-offers");
            assertThat(large.statusCode()).isEqualTo(503);
            assertThat(large.headers().firstValue("Retry-After")).contains("1");
        }
    }

    @Test
    void the_largest_body_is_the_hosts_choice() {
        Map<String, Object> http = Map.of("parley.http.max-body-bytes", 10);
        try (ApplicationContext host = run(MEMORY, http)) {
            Client berta =
                    new Client(host.getBean(EmbeddedServer.class).getURI().resolve("/parley/v1"), "berta");

            assertThat(berta.post("/negotiations", "{\"listing\":\"lamp\"}").statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void one_data_source_is_used_with_the_schema_that_is_set() throws SQLException {
        try (ApplicationContext host = run(h2("default", "one"), Map.of("parley.database.schema", "haggling"))) {
            assertThat(hasTable(host.getBean(DataSource.class), "haggling")).isTrue();
        }
    }

    @Test
    void of_several_data_sources_it_is_the_primary_one_or_the_one_that_is_named() throws SQLException {
        Map<String, Object> shop = h2("default", "shop");
        Map<String, Object> deals = h2("deals", "deals");
        Map<String, Object> orders = h2("orders", "orders");

        try (ApplicationContext host = run(shop, deals)) {
            assertThat(hasTable(host.getBean(DataSource.class, Qualifiers.byName("default")), "parley"))
                    .isTrue();
            assertThat(hasTable(host.getBean(DataSource.class, Qualifiers.byName("deals")), "parley"))
                    .isFalse();
        }
        try (ApplicationContext host = run(orders, deals, Map.of("parley.data-source", "deals"))) {
            assertThat(hasTable(host.getBean(DataSource.class, Qualifiers.byName("deals")), "parley"))
                    .isTrue();
            assertThat(hasTable(host.getBean(DataSource.class, Qualifiers.byName("orders")), "parley"))
                    .isFalse();
        }
        assertThatThrownBy(() -> run(orders, deals))
                .hasMessageContaining("set parley.data-source to one of [deals, orders]");
        assertThatThrownBy(() -> run(shop, deals, Map.of("parley.data-source", "other")))
                .hasMessageContaining("parley.data-source is 'other', and must be one of [deals, default]");
    }

    @Test
    void keys_are_kept_in_the_file_that_is_set(@TempDir Path folder) {
        Path file = folder.resolve("keys.json");
        try (ApplicationContext host = run(MEMORY, Map.of("parley.key-file", file.toString()))) {
            assertThat(host.containsBean(Parley.class)).isTrue();
            assertThat(Files.exists(file)).isTrue();
        }
    }

    /** Hears of events in both ways. */
    @Singleton
    @Requires(property = "test.listener")
    static final class Ears implements NegotiationListener {
        final List<String> told = new CopyOnWriteArrayList<>();
        final List<String> published = new CopyOnWriteArrayList<>();

        @Override
        public void on(Happened event) {
            told.add(event.type());
        }

        @EventListener
        void published(Happened event) {
            published.add(event.type());
        }
    }

    @Test
    void events_reach_the_hosts_listeners_and_are_published() {
        Map<String, Object> listening = Map.of("test.listener", true, "parley.poll-interval", "1h");
        try (ApplicationContext host = run(MEMORY, listening)) {
            new Haggle(host.getBean(EmbeddedServer.class).getURI()).deal("lamp-heard");

            host.getBean(Parley.class).runDue();

            Ears ears = host.getBean(Ears.class);
            assertThat(ears.told).contains("negotiation-opened", "offer-accepted");
            assertThat(ears.published).isEqualTo(ears.told);
        }
    }
}
