// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stands before the host's filters under Parley's prefix: keeps the request as it was sent for {@link GateFilter}, shows
 * the others one at which no firewall takes offence, and turns what they refuse or throw into Parley's problems.
 */
final class FrontFilter implements Filter {
    private final Facade facade;
    private final String prefix;

    /**
     * A filter.
     *
     * @param prefix the dispatcher servlet's path and Parley's prefix
     */
    FrontFilter(Facade facade, String prefix) {
        this.facade = facade;
        this.prefix = prefix;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest sent = (HttpServletRequest) request;
        Target target = Target.of(sent.getContextPath() + prefix, rawUri(sent));
        Sent.of(sent, target).keep(sent);
        FrontResponse answered = new FrontResponse((HttpServletResponse) response, facade);
        try {
            chain.doFilter(new FrontRequest(sent, target, prefix), answered);
        } catch (RuntimeException | ServletException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            response.reset();
            answered.write(facade.failed(
                    failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure)));
        }
    }

    private static String rawUri(HttpServletRequest request) {
        Object replaced = request.getAttribute(TargetValve.RAW_URI);
        return replaced == null ? request.getRequestURI() : replaced.toString();
    }
}
