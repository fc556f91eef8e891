// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.adapter.micrometer.ParleyMeters;
import dev.parley.api.Health.Backlog;
import dev.parley.model.Binding;
import dev.parley.port.NegotiationListener;
import dev.parley.port.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Health and meters, where the host looks for them and only there. */
final class ActuatorTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ParleyAutoConfiguration.class,
                    HealthContributorRegistryAutoConfiguration.class,
                    HealthContributorAutoConfiguration.class,
                    MetricsAutoConfiguration.class,
                    CompositeMeterRegistryAutoConfiguration.class,
                    SimpleMetricsExportAutoConfiguration.class));

    @Test
    void health_is_a_contributor_that_can_be_switched_off() {
        runner.run(host -> {
            HealthIndicator parley = (HealthIndicator) Objects.requireNonNull(
                    host.getBean(HealthContributorRegistry.class).getContributor("parley"), "contributor");
            Health shown = Objects.requireNonNull(parley.health(true), "health");
            Health hidden = Objects.requireNonNull(parley.health(false), "health");
            assertThat(shown.getStatus()).isEqualTo(Status.UP);
            assertThat(shown.getDetails()).containsKeys("storeLatency", "backlog");
            assertThat(hidden.getDetails()).isEmpty();
        });
        runner.withPropertyValues("management.health.parley.enabled=false")
                .run(host -> assertThat(host).doesNotHaveBean("parleyHealthIndicator"));
        runner.withPropertyValues("management.health.defaults.enabled=false")
                .run(host -> assertThat(host).doesNotHaveBean("parleyHealthIndicator"));
    }

    @Test
    void what_is_wrong_is_told_in_words() {
        dev.parley.api.Health sick = new dev.parley.api.Health(
                false,
                Instant.EPOCH,
                Optional.empty(),
                Optional.of(Instant.EPOCH),
                Optional.of(new Backlog(1, 2, 3, 5, 4, Duration.ofMinutes(5))),
                List.of(),
                List.of("The store does not answer."));

        Health told = new ParleyHealthIndicator(() -> sick).health();

        assertThat(told.getStatus()).isEqualTo(Status.DOWN);
        assertThat(told.getDetails())
                .containsEntry("problems", List.of("The store does not answer."))
                .containsEntry("lastRound", "1970-01-01T00:00:00Z")
                .doesNotContainKey("storeLatency");
        assertThat(String.valueOf(told.getDetails().get("backlog")))
                .isEqualTo("{deadlines=1, expiries=2, messages=3, events=5, failing=4, late=PT5M}");
    }

    @Test
    void meters_are_in_the_hosts_registry() {
        NegotiationListener listener = event -> {};
        ApplicationContextRunner listening = runner.withBean(NegotiationListener.class, () -> listener);
        listening.withPropertyValues("parley.poll-interval=1h").run(host -> {
            Parley parley = host.getBean(Parley.class);
            Table table = new Table(parley).open();
            var unused = table.offered(table.listed("lamp", Binding.NOT_BINDING));
            MeterRegistry registry = host.getBean(MeterRegistry.class);

            assertThat(registry.get("parley.commands").timers()).isNotEmpty();
            assertThat(registry.get("parley.up").gauge().value()).isEqualTo(1);
            assertThat(registry.get("parley.backlog")
                            .tag("work", "event")
                            .gauge()
                            .value())
                    .isPositive();
        });
    }

    @Test
    void telemetry_of_the_hosts_own_comes_first() {
        runner.withBean("own", Telemetry.class, () -> Telemetry.NONE)
                .run(host -> assertThat(host)
                        .hasSingleBean(Telemetry.class)
                        .doesNotHaveBean(ParleyMeters.class)
                        .doesNotHaveBean("parleyGauges"));
    }

    @Test
    void without_them_on_the_class_path_there_is_neither() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ParleyAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("io.micrometer.core", "org.springframework.boot.health"))
                .run(host -> assertThat(host)
                        .hasSingleBean(Parley.class)
                        .doesNotHaveBean("parleyHealthIndicator")
                        .doesNotHaveBean("parleyMeters"));
    }
}
