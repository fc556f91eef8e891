// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Admission;
import dev.parley.adapter.http.Arrival;
import dev.parley.adapter.http.Exchange;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.Reply;
import dev.parley.port.Caller;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Lets in what the facade admits, with its exchange on the request; anything else has its reply here. Stands behind the
 * host's filters, which authenticate.
 */
final class GateFilter implements Filter {
    private final Facade facade;
    private final CallerResolver callers;

    GateFilter(Facade facade, CallerResolver callers) {
        this.facade = facade;
        this.callers = callers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest current = (HttpServletRequest) request;
        Admission admission = facade.admit(new ServletArrival(Sent.kept(current), current, callers));
        Optional<Reply> refused = admission.match(exchange -> admitted(current, exchange), Optional::of);
        if (refused.isPresent()) {
            ErrorFilter.keep(refused.get(), current);
            Replies.write(refused.get(), (HttpServletResponse) response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            Exchanges.of(current).ifPresent(Exchange::close);
        }
    }

    private static Optional<Reply> admitted(HttpServletRequest request, Exchange exchange) {
        Exchanges.keep(exchange, request);
        return Optional.empty();
    }

    /** The line and headers as they were sent; the caller and the body as the host's filters leave them. */
    private record ServletArrival(Sent sent, HttpServletRequest current, CallerResolver callers) implements Arrival {
        @Override
        public String method() {
            return sent.method();
        }

        @Override
        public String rawPath() {
            return sent.target().rawPath();
        }

        @Override
        public String rawQuery() {
            return sent.rawQuery();
        }

        @Override
        public List<String> headers(String name) {
            return sent.headers(name);
        }

        @Override
        public Optional<Caller> caller() {
            return callers.resolve(current);
        }

        @Override
        public InputStream body() throws IOException {
            return current.getInputStream();
        }
    }
}
