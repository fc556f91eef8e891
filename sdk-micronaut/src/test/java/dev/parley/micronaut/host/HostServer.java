// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.host;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyHandlerRegistry;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a host's server serves, and how it reads and writes. */
final class HostServer {
    private HostServer() {}

    static Set<String> routes(ApplicationContext host) {
        return host.getBean(Router.class)
                .uriRoutes()
                .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> json(ApplicationContext host) {
        Set<String> answers = new TreeSet<>();
        MessageBodyHandlerRegistry handlers = host.getBean(MessageBodyHandlerRegistry.class);
        for (String type : List.of("application/json", "application/yaml", "application/x-yaml", "application/xml")) {
            handlers.findWriter(Argument.mapOf(String.class, Object.class), List.of(MediaType.of(type)))
                    .ifPresent(writer ->
                            answers.add(type + " by " + writer.getClass().getName()));
        }
        host.findBean(JsonMapper.class).ifPresent(mapper -> answers.add(written(mapper)));
        return answers;
    }

    private static String written(JsonMapper mapper) {
        try {
            return mapper.getClass().getName() + " writes "
                    + mapper.writeValueAsString(Map.of("someName", List.of(1, 2.5, "text", true)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
