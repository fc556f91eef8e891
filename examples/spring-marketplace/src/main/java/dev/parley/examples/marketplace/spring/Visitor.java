// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.examples.marketplace.people.Session;
import dev.parley.examples.marketplace.web.Gate;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/** A request as the marketplace reads it. */
record Visitor(HttpServletRequest request) implements Gate.Arrival {
    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return request.getRequestURI();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    @Override
    public Optional<String> cookie() {
        return Optional.ofNullable(WebUtils.getCookie(request, Session.COOKIE)).map(Cookie::getValue);
    }
}
