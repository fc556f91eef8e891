// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static dev.parley.micronaut.TestHost.MEMORY;
import static dev.parley.micronaut.TestHost.h2;
import static dev.parley.micronaut.TestHost.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hosts that are not like the others; more of them are in {@code SettingsTest} and {@code NothingByAccidentTest}. */
final class HostVarietiesTest {
    @Test
    void a_host_that_is_shut_down_and_started_again_in_one_process_goes_on_where_it_was() {
        Map<String, Object> database = h2("default", "again");
        long before = threads();
        try (ApplicationContext first = run(database)) {
            new Haggle(uri(first)).deal("lamp-first");
            assertThat(threads()).isEqualTo(before + 1);
        }
        assertThat(threads()).isEqualTo(before);

        try (ApplicationContext second = run(database)) {
            Client berta = new Client(uri(second).resolve("/parley/v1"), "berta");
            assertThat(Client.json(berta.get("/negotiations?listing=lamp-first"))
                            .get("items"))
                    .hasSize(1);
            new Haggle(uri(second)).deal("lamp-second");
        }
        assertThat(threads()).isEqualTo(before);
    }

    @Test
    void a_closed_host_has_closed_its_parley() {
        Parley parley;
        try (ApplicationContext host = run(MEMORY)) {
            parley = host.getBean(Parley.class);
            assertThat(parley.health().problems()).isEmpty();
        }
        assertThat(parley.health().problems()).anyMatch(problem -> problem.contains("on this node"));
    }

    @Test
    void one_thread_for_everything_that_blocks_is_enough() {
        Map<String, Object> executor =
                Map.of("micronaut.executors.blocking.type", "FIXED", "micronaut.executors.blocking.n-threads", 1);
        try (ApplicationContext host = run(MEMORY, executor)) {
            assertThat(new Haggle(uri(host)).deal("lamp-one-thread")).isNotEmpty();
        }
    }

    @Test
    void a_host_without_virtual_threads_or_event_loops_of_its_own_choosing_is_served_too() {
        Map<String, Object> server =
                Map.of("micronaut.server.thread-selection", "IO", "micronaut.executors.io.type", "CACHED");
        try (ApplicationContext host = run(MEMORY, server)) {
            assertThat(new Haggle(uri(host)).deal("lamp-io")).isNotEmpty();
        }
    }

    @Test
    void json_of_the_hosts_own_making_is_none_of_parleys() {
        Map<String, Object> strange = Map.of(
                "jackson.property-naming-strategy", "UPPER_CAMEL_CASE",
                "jackson.serialization-inclusion", "ALWAYS",
                "jackson.deserialization.fail-on-unknown-properties", false);
        try (ApplicationContext host = run(MEMORY, strange)) {
            assertThat(new Haggle(uri(host)).deal("lamp-json")).isNotEmpty();
        }
    }

    private static URI uri(ApplicationContext host) {
        return host.getBean(EmbeddedServer.class).getURI();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("parley-scheduler"))
                .count();
    }
}
