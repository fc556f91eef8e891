// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.web.Headers;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Gives every answer its headers, what the gate turned away among them. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class HeaderFilter implements Ordered {
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void complete(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Headers.of(request.getPath()).forEach(response.getHeaders()::set);
    }
}
