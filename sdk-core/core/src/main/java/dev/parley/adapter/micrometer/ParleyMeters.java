// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.micrometer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.parley.api.Health;
import dev.parley.port.Telemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Parley's meters. Their tags come from short, fixed lists; no id, name or amount is among them.
 *
 * <table>
 *   <caption>The meters</caption>
 *   <tr><td>{@code parley.commands}</td><td>timer</td><td>commands by {@code operation} and {@code outcome}: {@code done},
 *   {@code replayed}, {@code rolled-back}, {@code failed}, or a refusal's code</td></tr>
 *   <tr><td>{@code parley.decided.again}</td><td>counter</td><td>decisions taken again because somebody else wrote
 *   first</td></tr>
 *   <tr><td>{@code parley.work.lateness}</td><td>timer</td><td>how long after its time due work was tried, by {@code work}
 *   ({@code deadline}, {@code expiry}, {@code message}, {@code event}) and {@code result} ({@code done}, {@code failed})</td></tr>
 *   <tr><td>{@code parley.purged}</td><td>counter</td><td>what was forgotten since its time has passed, by {@code kept}
 *   ({@code answers}, {@code negotiations}, {@code deals})</td></tr>
 *   <tr><td>{@code parley.backlog}</td><td>gauge</td><td>what is due and not done, by {@code work}; of all nodes
 *   together</td></tr>
 *   <tr><td>{@code parley.backlog.failing}</td><td>gauge</td><td>messages that have failed and are tried again</td></tr>
 *   <tr><td>{@code parley.backlog.late}</td><td>gauge, seconds</td><td>how long the oldest of it has been due</td></tr>
 *   <tr><td>{@code parley.up}</td><td>gauge</td><td>1 when {@link Health#up}, else 0</td></tr>
 * </table>
 */
public final class ParleyMeters implements Telemetry {
    private static final Duration HEALTH_KEPT = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final Counter decidedAgain;

    @SuppressWarnings("exports") // Whoever has a registry requires its module already.
    public ParleyMeters(MeterRegistry registry) {
        this.registry = registry;
        this.decidedAgain = Counter.builder("parley.decided.again")
                .description("Decisions taken again because somebody else wrote first")
                .register(registry);
    }

    @Override
    public void answered(String operation, String outcome, Duration took) {
        Timer.builder("parley.commands")
                .description("Commands by operation and outcome")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .register(registry)
                .record(took);
    }

    @Override
    public void decidedAgain() {
        decidedAgain.increment();
    }

    @Override
    public void worked(Work work, Duration late, boolean done) {
        Timer.builder("parley.work.lateness")
                .description("How long after its time due work was tried")
                .tag("work", name(work))
                .tag("result", done ? "done" : "failed")
                .register(registry)
                .record(late);
    }

    @Override
    public void purged(Kept kept, int count) {
        Counter.builder("parley.purged")
                .description("What was forgotten since its time has passed")
                .tag("kept", kept.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment(count);
    }

    /**
     * Adds the gauges, which ask for Parley's health at most every five seconds.
     *
     * @param health {@code parley::health}
     */
    public ParleyMeters watch(Supplier<Health> health) {
        LoadingCache<String, Health> recent = Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfterWrite(HEALTH_KEPT)
                .build(key -> health.get());
        gauge(recent, "parley.up", "Whether Parley can serve", told -> told.up() ? 1 : 0);
        backlog(recent, Work.DEADLINE, Health.Backlog::deadlines);
        backlog(recent, Work.EXPIRY, Health.Backlog::expiries);
        backlog(recent, Work.MESSAGE, Health.Backlog::messages);
        backlog(recent, Work.EVENT, Health.Backlog::events);
        gauge(
                recent,
                "parley.backlog.failing",
                "Messages that have failed and are tried again",
                ofBacklog(Health.Backlog::failing));
        Gauge.builder(
                        "parley.backlog.late",
                        recent,
                        cache -> ofBacklog(ParleyMeters::lateSeconds).applyAsDouble(health(cache)))
                .description("How long the oldest thing that is due has waited")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        return this;
    }

    private void backlog(LoadingCache<String, Health> recent, Work work, ToDoubleFunction<Health.Backlog> part) {
        Gauge.builder("parley.backlog", recent, cache -> ofBacklog(part).applyAsDouble(health(cache)))
                .description("What is due and not yet done")
                .tag("work", name(work))
                .strongReference(true)
                .register(registry);
    }

    private void gauge(
            LoadingCache<String, Health> recent, String name, String description, ToDoubleFunction<Health> value) {
        Gauge.builder(name, recent, cache -> value.applyAsDouble(health(cache)))
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** What is unknown while the store is out is no number. */
    private static ToDoubleFunction<Health> ofBacklog(ToDoubleFunction<Health.Backlog> part) {
        return told -> told.backlog().stream().mapToDouble(part).findFirst().orElse(Double.NaN);
    }

    private static double lateSeconds(Health.Backlog backlog) {
        return backlog.late().toMillis() / 1_000.0;
    }

    private static Health health(LoadingCache<String, Health> recent) {
        return recent.get("health");
    }

    private static String name(Work work) {
        return work.name().toLowerCase(Locale.ROOT);
    }
}
