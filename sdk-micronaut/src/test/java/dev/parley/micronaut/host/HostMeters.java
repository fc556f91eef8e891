// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.host;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.util.Set;
import java.util.TreeSet;

/** What a host measures. */
final class HostMeters {
    private HostMeters() {}

    static Set<String> meters(ApplicationContext host) {
        Set<String> names = new TreeSet<>();
        for (MeterRegistry registry : host.getBeansOfType(MeterRegistry.class)) {
            // What the collector of garbage does is nobody's doing.
            registry.getMeters().stream()
                    .filter(meter -> !meter.getId().getName().startsWith("jvm.gc."))
                    .forEach(meter -> names.add(HostProbe.withoutNumbers(
                            meter.getId().getName() + " " + meter.getId().getTags())));
        }
        return names;
    }
}
