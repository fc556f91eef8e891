// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.untouched;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.TreeSet;
import org.springframework.context.ConfigurableApplicationContext;

/** Meters, by name and the names of their tags. */
final class MeterThings implements Inventory.Things {
    @Override
    public Collection<String> in(ConfigurableApplicationContext host) {
        Collection<String> lines = new TreeSet<>();
        host.getBeansOfType(MeterRegistry.class)
                .values()
                .forEach(registry -> registry.getMeters().stream()
                        // Whether there is one depends on whether memory was collected yet.
                        .filter(meter -> !meter.getId().getName().startsWith("jvm.gc."))
                        .forEach(meter -> lines.add("meter " + meter.getId().getName() + " "
                                + meter.getId().getTags().stream()
                                        .map(tag -> tag.getKey())
                                        .toList())));
        return lines;
    }
}
