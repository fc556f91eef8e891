// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Facade;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;

/**
 * Stands before the host's filters: what one of them refuses under Parley's prefix by itself, such as a request from a
 * foreign origin, is one of Parley's problems too. A challenge of the host's security stays.
 */
@OverHttp
@ServerFilter("${parley.http.prefix:/parley/v1}/**")
final class HostRefusals implements Ordered {
    private static final Set<Integer> OURS = Set.of(400, 401, 403, 404, 405, 406, 413, 414, 415);

    private final Facade facade;

    HostRefusals(Facade facade) {
        this.facade = facade;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    HttpResponse<?> answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!OURS.contains(response.code()) || Conversation.reply(request).isPresent()) {
            return response;
        }
        MutableHttpResponse<?> problem = Conversation.written(facade.refused(response.code()));
        response.getHeaders()
                .getFirst(HttpHeaders.WWW_AUTHENTICATE)
                .ifPresent(challenge -> problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge));
        return problem;
    }
}
