// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/** A host with some properties, on a port of its own. */
final class TestHost {
    static final Map<String, Object> MEMORY = Map.of("parley.in-memory", true);

    private TestHost() {}

    @SafeVarargs
    static ApplicationContext run(Map<String, Object>... properties) {
        return ApplicationContext.run(EmbeddedServer.class, all(all(properties), Map.of("micronaut.server.port", -1)))
                .getApplicationContext();
    }

    @SafeVarargs
    static Map<String, Object> all(Map<String, Object>... properties) {
        Map<String, Object> all = new HashMap<>();
        for (Map<String, Object> some : properties) {
            all.putAll(some);
        }
        return all;
    }

    /** A data source of that name. */
    static Map<String, Object> h2(String name, String database) {
        String prefix = "datasources." + name + ".";
        return Map.of(
                prefix + "url", "jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1",
                prefix + "username", "sa",
                prefix + "password", "",
                prefix + "driver-class-name", "org.h2.Driver");
    }
}
