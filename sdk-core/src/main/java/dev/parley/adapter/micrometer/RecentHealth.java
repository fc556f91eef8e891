package dev.parley.adapter.micrometer;

import dev.parley.api.Health;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Health as it was found a moment ago, so that many gauges ask the store once. */
final class RecentHealth implements Supplier<Health> {
    private final Supplier<Health> health;
    private final Clock clock;
    private final long keptNanos;

    private @Nullable Health last;
    private long askedNanos;

    RecentHealth(Supplier<Health> health, Clock clock, Duration kept) {
        this.health = health;
        this.clock = clock;
        this.keptNanos = kept.toNanos();
    }

    @Override
    public synchronized Health get() {
        Health known = last;
        long now = clock.monotonicTime();
        if (known == null || now - askedNanos >= keptNanos) {
            known = health.get();
            last = known;
            askedNanos = now;
        }
        return known;
    }
}
