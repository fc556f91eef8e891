// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.host;

import io.micronaut.context.ApplicationContext;
import io.micronaut.management.health.indicator.HealthIndicator;
import java.util.Set;
import java.util.TreeSet;
import reactor.core.publisher.Flux;

/** What a host's health endpoint tells. */
final class HostHealth {
    private HostHealth() {}

    static Set<String> indicators(ApplicationContext host) {
        Set<String> names = new TreeSet<>();
        for (HealthIndicator indicator : host.getBeansOfType(HealthIndicator.class)) {
            Flux.from(indicator.getResult())
                    .toIterable()
                    .forEach(result -> names.add(result.getName() + " is " + result.getStatus()));
        }
        return names;
    }
}
