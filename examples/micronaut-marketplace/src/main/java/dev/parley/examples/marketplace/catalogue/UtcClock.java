package dev.parley.examples.marketplace.catalogue;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The marketplace's time, which a test may replace. */
@Factory
final class UtcClock {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
