// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Answer;
import dev.parley.adapter.http.Exchange;
import dev.parley.adapter.http.Facade;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.context.ServerRequestContext;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the controllers share. A controller returns an empty model for the signature's sake; what is written is the reply
 * on the request.
 */
abstract class FacadeController {
    private final Facade facade;

    FacadeController(Facade facade) {
        this.facade = facade;
    }

    /** Answers an operation that takes no body. */
    static <T> T answer(Function<Exchange, Answer<T>> route) {
        HttpRequest<?> request = ServerRequestContext.currentRequest().orElseThrow();
        Answer<T> answer = route.apply(Conversation.exchange(request).orElseThrow());
        Conversation.reply(request, answer.reply());
        return answer.standIn();
    }

    /** Answers an operation that takes a body. */
    static <B, T> T answer(BiFunction<Exchange, B, Answer<T>> route, B body) {
        return answer(exchange -> route.apply(exchange, body));
    }

    /** Stands before the host's own error handlers, which have no say in Parley's answers. */
    @Error
    HttpResponse<?> failed(HttpRequest<?> request, Throwable failure) {
        Conversation.reply(request, facade.failed(Conversation.unchecked(failure)));
        return HttpResponse.serverError();
    }
}
