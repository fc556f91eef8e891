// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request before any of the host's filters touched it, and where it goes. */
record Sent(HttpServletRequest request, Target target) {
    private static final String ATTRIBUTE = Sent.class.getName();

    static Sent of(HttpServletRequest request, Target target) {
        return new Sent(request, target);
    }

    /** Keeps it for those who come later. */
    void keep(HttpServletRequest on) {
        on.setAttribute(ATTRIBUTE, this);
    }

    static boolean isKept(HttpServletRequest on) {
        return on.getAttribute(ATTRIBUTE) instanceof Sent;
    }

    static Sent kept(HttpServletRequest on) {
        if (on.getAttribute(ATTRIBUTE) instanceof Sent sent) {
            return sent;
        }
        throw new IllegalStateException("no filter of Parley's came first");
    }

    String method() {
        return request.getMethod();
    }

    String rawQuery() {
        @Nullable String query = request.getQueryString();
        return query == null ? "" : query;
    }

    List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }
}
