// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.adapter.micrometer.ParleyMeters;
import dev.parley.port.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What Micronaut's management and metrics tell of Parley. */
final class HealthAndMetersTest {
    private static final Map<String, Object> MANAGED = Map.of(
            "micronaut.security.enabled",
            false,
            "endpoints.health.details-visible",
            "ANONYMOUS",
            "test.meters",
            true,
            "parley.poll-interval",
            "1h");

    /** A registry that keeps what it is told. */
    @Factory
    @Requires(property = "test.meters", value = "true")
    static final class Meters {
        @Singleton
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    /** A host's own ear. */
    @Singleton
    @Requires(property = "test.telemetry", value = "own")
    static final class OwnTelemetry implements Telemetry {
        final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void answered(String operation, String outcome, Duration took) {
            heard.add(operation + " " + outcome);
        }
    }

    private static HttpResponse<String> health(ApplicationContext host, String path) {
        return new Client(host.getBean(EmbeddedServer.class).getURI(), "").get(path);
    }

    @Test
    void parley_is_up_where_its_store_answers() {
        try (ApplicationContext host = TestHost.run(TestHost.MEMORY, MANAGED)) {
            for (String path : List.of("/health", "/health/readiness")) {
                JsonNode parley = Client.json(health(host, path)).at("/details/parley");

                assertThat(parley.get("status").asText()).isEqualTo("UP");
                assertThat(parley.at("/details/storeLatency").asText()).startsWith("PT");
                assertThat(parley.at("/details/backlog/messages").isNumber()).isTrue();
                assertThat(parley.at("/details/backlog/late").asText()).startsWith("PT");
            }
            assertThat(Client.json(health(host, "/health/liveness"))
                            .at("/details/parley")
                            .isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void parley_is_down_and_says_why_where_its_store_is_out() {
        try (ApplicationContext host = TestHost.run(MANAGED, Map.of("test.data-source", "own"))) {
            WatchedDataSource source = host.getBean(OwnDataSource.class).watched;
            assertThat(health(host, "/health").statusCode()).isEqualTo(200);

            source.out = true;
            HttpResponse<String> down = health(host, "/health");
            source.out = false;

            assertThat(down.statusCode()).isEqualTo(503);
            JsonNode parley = Client.json(down).at("/details/parley");
            assertThat(parley.get("status").asText()).isEqualTo("DOWN");
            assertThat(parley.at("/details/problems/0").asText()).startsWith("The store does not answer");
            assertThat(health(host, "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_indicator_is_left_out_where_the_host_says_so() {
        try (ApplicationContext host =
                TestHost.run(TestHost.MEMORY, MANAGED, Map.of("endpoints.health.parley.enabled", false))) {
            assertThat(health(host, "/health").body()).contains("UP").doesNotContain("parley");
        }
    }

    @Test
    void commands_are_timed_in_the_hosts_registry() {
        try (ApplicationContext host = TestHost.run(TestHost.MEMORY, MANAGED)) {
            new Haggle(host.getBean(EmbeddedServer.class).getURI()).deal("lamp-measured");

            SimpleMeterRegistry registry = host.getBean(SimpleMeterRegistry.class);
            assertThat(registry.get("parley.commands")
                            .tag("operation", "open")
                            .tag("outcome", "done")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("parley.up").gauge().value()).isEqualTo(1);
            assertThat(registry.get("parley.backlog")
                            .tag("work", "message")
                            .gauge()
                            .value())
                    .isPositive();
        }
    }

    @Test
    void the_meters_are_left_out_where_the_host_says_so() {
        try (ApplicationContext host =
                TestHost.run(TestHost.MEMORY, MANAGED, Map.of("micronaut.metrics.binders.parley.enabled", false))) {
            assertThat(host.containsBean(MeterRegistry.class)).isTrue();
            assertThat(host.containsBean(ParleyMeters.class)).isFalse();
            assertThat(host.getBean(SimpleMeterRegistry.class).find("parley.up").gauge())
                    .isNull();
        }
    }

    @Test
    void a_host_that_hears_for_itself_gets_no_meters() {
        try (ApplicationContext host = TestHost.run(TestHost.MEMORY, MANAGED, Map.of("test.telemetry", "own"))) {
            new Haggle(host.getBean(EmbeddedServer.class).getURI()).deal("lamp-heard-of");

            assertThat(host.getBean(OwnTelemetry.class).heard).contains("open done", "move done");
            assertThat(host.containsBean(ParleyMeters.class)).isFalse();
        }
    }
}
