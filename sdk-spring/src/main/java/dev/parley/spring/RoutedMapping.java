// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Leads admitted requests, and no others, to the generated interfaces' methods. The host's interceptors, prefixes and
 * advice have no part in it.
 */
final class RoutedMapping implements HandlerMapping, Ordered {
    private final Table table;

    RoutedMapping(String prefix, List<?> controllers) {
        this.table = new Table(prefix, controllers);
    }

    @Override
    public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) throws Exception {
        if (Exchanges.of(request).isEmpty()) {
            return null;
        }
        HandlerExecutionChain found = table.getHandler(request);
        if (found == null) {
            throw new IllegalStateException(
                    "no controller for " + Exchanges.of(request).orElseThrow().operationId());
        }
        return new HandlerExecutionChain(new Routed((HandlerMethod) found.getHandler()));
    }

    @Override
    public boolean usesPathPatterns() {
        return true;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** Spring's own table of annotated methods, outside the application context. */
    private static final class Table extends RequestMappingHandlerMapping {
        private final transient List<?> controllers;

        Table(String prefix, List<?> controllers) {
            this.controllers = controllers;
            Predicate<Class<?>> every = type -> true;
            setPathPrefixes(Map.of(prefix, every));
            afterPropertiesSet();
        }

        @Override
        protected void initHandlerMethods() {
            controllers.forEach(this::detectHandlerMethods);
        }

        /** The facade has judged the media types already, more kindly than Spring does. */
        @Override
        protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> handlerType) {
            RequestMappingInfo info = super.getMappingForMethod(method, handlerType);
            return info == null ? null : info.mutate().consumes().produces().build();
        }
    }
}
