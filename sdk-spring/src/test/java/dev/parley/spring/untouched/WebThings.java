package dev.parley.spring.untouched;

import jakarta.servlet.ServletContext;
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
        return lines;
    }
}
