// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.examples.marketplace.web.Gate;
import dev.parley.examples.marketplace.web.Headers;
import dev.parley.examples.marketplace.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives every answer its headers, and turns away what the gate does not let in. Behind Parley's first filter, which makes
 * a refusal under its prefix one of Parley's.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class GateFilter extends OncePerRequestFilter {
    private final Gate gate;
    private final JsonMapper mapper;

    GateFilter(Gate gate, JsonMapper mapper) {
        this.gate = gate;
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Headers.of(request.getRequestURI()).forEach(response::setHeader);
        Optional<Problem> refusal = gate.refusal(new Visitor(request));
        if (refusal.isPresent() && Headers.isParleys(request.getRequestURI())) {
            response.sendError(refusal.get().status());
        } else if (refusal.isPresent()) {
            write(refusal.get(), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void write(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.getOutputStream().write(mapper.writeValueAsBytes(problem));
    }
}
