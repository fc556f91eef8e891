// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Exchange;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.ModelAndView;

/**
 * Calls the generated interfaces' methods and writes what they return. The body is the one that the facade read; no
 * converter of the host's takes part, and nothing thrown gets as far as the host's error handling.
 */
final class RoutedAdapter implements HandlerAdapter {
    private final Facade facade;
    private final HandlerMethodArgumentResolverComposite arguments =
            new HandlerMethodArgumentResolverComposite().addResolver(new ReadArguments());

    RoutedAdapter(Facade facade) {
        this.facade = facade;
    }

    @Override
    public boolean supports(Object handler) {
        return handler instanceof Routed;
    }

    @Override
    public @Nullable ModelAndView handle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Replies.write(reply(request, ((Routed) handler).method()), response);
        return null;
    }

    private Reply reply(HttpServletRequest request, HandlerMethod method) {
        InvocableHandlerMethod call = new InvocableHandlerMethod(method);
        call.setHandlerMethodArgumentResolvers(arguments);
        try {
            Object returned = call.invokeForRequest(new ServletWebRequest(request), null);
            if (returned instanceof Replied<?> replied) {
                return replied.reply();
            }
            return facade.failed(new IllegalStateException(method + " returned no answer of Parley's"));
        } catch (RuntimeException failure) {
            return facade.failed(failure);
        } catch (Exception failure) {
            return facade.failed(new IllegalStateException(failure));
        }
    }

    /** The body as it was read; path, query and headers are in the exchange, where the operations look for them. */
    private static final class ReadArguments implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return true;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            Exchange exchange = Exchanges.current();
            return parameter.hasParameterAnnotation(RequestBody.class)
                    ? exchange.body(parameter.getParameterType())
                    : null;
        }
    }
}
