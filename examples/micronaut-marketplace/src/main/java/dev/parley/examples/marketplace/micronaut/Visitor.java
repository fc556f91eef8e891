// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.people.Session;
import dev.parley.examples.marketplace.web.Gate;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.util.Optional;

/** A request as the marketplace reads it. */
record Visitor(HttpRequest<?> request) implements Gate.Arrival {
    @Override
    public String method() {
        return request.getMethodName();
    }

    @Override
    public String path() {
        return request.getPath();
    }

    @Override
    public Optional<String> header(String name) {
        return request.getHeaders().getFirst(name);
    }

    @Override
    public Optional<String> cookie() {
        return request.getCookies().findCookie(Session.COOKIE).map(Cookie::getValue);
    }
}
