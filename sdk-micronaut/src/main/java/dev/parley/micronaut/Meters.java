// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.Parley;
import dev.parley.adapter.micrometer.ParleyMeters;
import dev.parley.port.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * Puts Parley's meters into the host's registry, where it has one. A bean of the host's own of type {@link Telemetry}
 * hears instead; {@code micronaut.metrics.binders.parley.enabled=false} leaves them out.
 */
@Factory
@Requires(classes = MeterRegistry.class)
@Requires(beans = MeterRegistry.class)
@Requires(property = "micronaut.metrics.binders.parley.enabled", notEquals = "false")
final class Meters {
    @Singleton
    @Requires(missingBeans = Telemetry.class)
    ParleyMeters meters(MeterRegistry registry) {
        return new ParleyMeters(registry);
    }

    /** The gauges ask Parley, and so they wait for it. */
    @Singleton
    @Requires(beans = ParleyMeters.class)
    static final class Gauges implements BeanCreatedEventListener<Parley> {
        private final ParleyMeters meters;

        Gauges(ParleyMeters meters) {
            this.meters = meters;
        }

        @Override
        public Parley onCreated(BeanCreatedEvent<Parley> event) {
            meters.watch(event.getBean()::health);
            return event.getBean();
        }
    }
}
