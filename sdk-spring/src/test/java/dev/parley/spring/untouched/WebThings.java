// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.untouched;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Filters, servlets, mappings and message converters. */
final class WebThings implements Inventory.Things {
    /** Kept: its threads end when it is collected as garbage, which is by chance. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Override
    public Collection<String> in(ConfigurableApplicationContext host) {
        List<String> lines = new ArrayList<>();
        ServletContext servlets = host instanceof WebApplicationContext web ? web.getServletContext() : null;
        if (servlets == null) {
            return lines;
        }
        servlets.getFilterRegistrations()
                .forEach((name, filter) ->
                        lines.add("filter " + name + " " + new TreeSet<>(filter.getUrlPatternMappings())));
        servlets.getServletRegistrations()
                .forEach((name, servlet) -> lines.add("servlet " + name + " " + new TreeSet<>(servlet.getMappings())));
        host.getBeansOfType(RequestMappingHandlerMapping.class)
                .forEach((name, mapping) -> mapping.getHandlerMethods()
                        .keySet()
                        .forEach(info -> lines.add("mapping " + name + " " + info)));
        host.getBeansOfType(RequestMappingHandlerAdapter.class)
                .values()
                .forEach(adapter -> adapter.getMessageConverters()
                        .forEach(converter -> lines.add("converter " + Inventory.typeName(converter.getClass()) + " "
                                + converter.getSupportedMediaTypes())));
        lines.addAll(answers(host.getEnvironment().getRequiredProperty("local.server.port", Integer.class)));
        return lines;
    }

    /** What the host itself answers, in whatever form it is asked for. */
    private static List<String> answers(int port) {
        List<String> lines = new ArrayList<>();
        for (String path : List.of("/nothing", "/actuator", "/actuator/metrics/jvm.threads.live")) {
            for (String form : List.of("application/json", "application/yaml", "application/xml", "application/cbor")) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept", form)
                        .build();
                try {
                    HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
                    lines.add("answer " + path + " " + form + " " + answer.statusCode() + " "
                            + answer.headers().firstValue("Content-Type").orElse("") + " "
                            + Inventory.plain(answer.body()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
        return lines;
    }
}
