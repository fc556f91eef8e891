// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.untouched;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ConfigurableApplicationContext;

/** Health contributors. */
final class HealthThings implements Inventory.Things {
    @Override
    public Collection<String> in(ConfigurableApplicationContext host) {
        Collection<String> lines = new TreeSet<>();
        List.copyOf(host.getBeansOfType(HealthContributorRegistry.class).values())
                .forEach(registry -> registry.stream().forEach(entry -> lines.add("health " + entry.name())));
        return lines;
    }
}
