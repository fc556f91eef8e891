// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.ArrivalHead;
import dev.parley.port.Caller;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/** The head of a request of Micronaut's. */
record MicronautHead(HttpRequest<?> request, Prefix prefix, CallerResolver callers) implements ArrivalHead {
    @Override
    public String method() {
        return request.getMethodName();
    }

    @Override
    public String rawPath() {
        return prefix.beneath(request);
    }

    @Override
    public String rawQuery() {
        return Optional.ofNullable(request.getUri().getRawQuery()).orElse("");
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getAll(name);
    }

    @Override
    public Optional<Caller> caller() {
        return callers.resolve(request);
    }
}
