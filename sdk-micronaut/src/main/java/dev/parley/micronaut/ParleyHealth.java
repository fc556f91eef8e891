// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.Parley;
import dev.parley.api.Health;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/**
 * Parley in Micronaut's health endpoint, as {@value #NAME}. It is about readiness: no restart brings a database back.
 * {@code endpoints.health.parley.enabled=false} leaves it out.
 */
@Singleton
@Readiness
@Requires(classes = HealthIndicator.class)
@Requires(beans = HealthEndpoint.class)
@Requires(property = "endpoints.health.parley.enabled", notEquals = "false")
final class ParleyHealth implements HealthIndicator {
    private static final String NAME = "parley";

    private final Parley parley;
    private final ExecutorService executor;

    ParleyHealth(Parley parley, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.parley = parley;
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return new AsyncSingleResultPublisher<>(executor, () -> result(parley.health()));
    }

    private static HealthResult result(Health health) {
        return HealthResult.builder(NAME, health.up() ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details(health))
                .build();
    }

    /** Text and numbers alone, for any mapper of the host's to write. */
    private static Map<String, Object> details(Health health) {
        Map<String, Object> details = new LinkedHashMap<>();
        health.storeLatency().ifPresent(latency -> details.put("storeLatency", latency.toString()));
        health.lastRound().ifPresent(round -> details.put("lastRound", round.toString()));
        health.backlog().ifPresent(backlog -> details.put("backlog", backlog(backlog)));
        if (!health.listeners().isEmpty()) {
            details.put("listeners", listeners(health.listeners()));
        }
        if (!health.problems().isEmpty()) {
            details.put("problems", health.problems());
        }
        return details;
    }

    private static Map<String, Object> backlog(Health.Backlog backlog) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("deadlines", backlog.deadlines());
        details.put("expiries", backlog.expiries());
        details.put("messages", backlog.messages());
        details.put("events", backlog.events());
        details.put("failing", backlog.failing());
        details.put("late", backlog.late().toString());
        return details;
    }

    private static Map<String, Object> listeners(List<Health.Listener> listeners) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (Health.Listener listener : listeners) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("waiting", listener.waiting());
            one.put("failing", listener.failing());
            one.put("late", listener.late().toString());
            one.put(
                    "hanging",
                    listener.hanging().stream().map(Health.Call::event).toList());
            details.put(listener.name(), one);
        }
        return details;
    }
}
