// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Exchange;
import dev.parley.adapter.http.Reply;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;

/** What a request carries between the filter and the controllers: its exchange, then its reply. */
final class Conversation {
    private static final String EXCHANGE = Exchange.class.getName();
    private static final String REPLY = Reply.class.getName();

    private Conversation() {}

    static void admit(HttpRequest<?> request, Exchange exchange) {
        request.setAttribute(EXCHANGE, exchange);
    }

    /** The exchange; empty for a request that is not under the prefix. */
    static Optional<Exchange> exchange(HttpRequest<?> request) {
        return request.getAttribute(EXCHANGE, Exchange.class);
    }

    static void reply(HttpRequest<?> request, Reply reply) {
        request.setAttribute(REPLY, reply);
    }

    static Optional<Reply> reply(HttpRequest<?> request) {
        return request.getAttribute(REPLY, Reply.class);
    }

    /** The reply as a response that no route, body writer or error handler has a part in. */
    static MutableHttpResponse<byte[]> written(Reply reply) {
        MutableHttpResponse<byte[]> response = HttpResponse.ok();
        response.status(reply.status());
        reply.headers().forEach(response::header);
        return reply.body().length() == 0
                ? response
                : response.body(reply.body().toArray());
    }

    static RuntimeException unchecked(Throwable failure) {
        return failure instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("the request failed outside Parley", failure);
    }
}
