// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.api.Health.Backlog;
import dev.parley.api.Health.Call;
import dev.parley.api.Health.Listener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Parley's health in Actuator's words; its details show what an operator would ask next. */
final class ParleyHealthIndicator implements HealthIndicator {
    private final Supplier<dev.parley.api.Health> parley;

    ParleyHealthIndicator(Supplier<dev.parley.api.Health> parley) {
        this.parley = parley;
    }

    @Override
    public Health health() {
        dev.parley.api.Health told = parley.get();
        Health.Builder health = told.up() ? Health.up() : Health.down();
        told.storeLatency().ifPresent(latency -> health.withDetail("storeLatency", latency.toString()));
        told.lastRound().ifPresent(round -> health.withDetail("lastRound", round.toString()));
        told.backlog().ifPresent(backlog -> health.withDetail("backlog", details(backlog)));
        if (!told.listeners().isEmpty()) {
            health.withDetail("listeners", details(told.listeners()));
        }
        if (!told.problems().isEmpty()) {
            health.withDetail("problems", told.problems());
        }
        return health.build();
    }

    private static Map<String, Object> details(Backlog backlog) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("deadlines", backlog.deadlines());
        details.put("expiries", backlog.expiries());
        details.put("messages", backlog.messages());
        details.put("events", backlog.events());
        details.put("failing", backlog.failing());
        details.put("late", backlog.late().toString());
        return details;
    }

    private static Map<String, Object> details(List<Listener> listeners) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (Listener listener : listeners) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("waiting", listener.waiting());
            one.put("failing", listener.failing());
            one.put("late", listener.late().toString());
            one.put("hanging", listener.hanging().stream().map(Call::event).toList());
            details.put(listener.name(), one);
        }
        return details;
    }
}
