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
                .forEach(registry -> registry.getMeters()
                        .forEach(meter -> lines.add("meter " + meter.getId().getName() + " "
                                + meter.getId().getTags().stream()
                                        .map(tag -> tag.getKey())
                                        .toList())));
        return lines;
    }
}
