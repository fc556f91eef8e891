// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.Reply;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stands before the host's error pages: where the server itself has refused a request under Parley's prefix (a broken
 * body, a method that it does not pass on), the answer is Parley's all the same.
 */
final class ErrorFilter implements Filter {
    private static final String REPLY = ErrorFilter.class.getName() + ".reply";

    private final Facade facade;
    private final String prefix;

    ErrorFilter(Facade facade, String prefix) {
        this.facade = facade;
        this.prefix = prefix;
    }

    /** Keeps a reply that the server may not let out. */
    static void keep(Reply reply, HttpServletRequest on) {
        on.setAttribute(REPLY, reply);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest failed = (HttpServletRequest) request;
        if (Sent.isKept(failed) || isUnderPrefix(failed)) {
            new FrontResponse((HttpServletResponse) response, facade).write(reply(failed));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** For what the server refused before any filter. A path that only seems to lead under the prefix is the host's. */
    private boolean isUnderPrefix(HttpServletRequest failed) {
        String uri = String.valueOf(failed.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        String base = failed.getContextPath() + prefix;
        return uri.equals(base)
                || (Target.isUnder(base, uri) && Target.of(base, uri).isHarmless());
    }

    private Reply reply(HttpServletRequest failed) {
        if (failed.getAttribute(REPLY) instanceof Reply kept) {
            return kept;
        }
        return failed.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? facade.refused(status)
                : facade.refused(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
}
