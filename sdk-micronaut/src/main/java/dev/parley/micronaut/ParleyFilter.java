// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Admission;
import dev.parley.adapter.http.Exchange;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.HeadAdmission.BodyAwaited;
import dev.parley.adapter.http.Reply;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what the facade admits, and writes the replies. Stands behind the host's security, which authenticates, and
 * before the controllers; whatever became of a request under the prefix, its answer is Parley's.
 */
@OverHttp
@ServerFilter("${parley.http.prefix:/parley/v1}/**")
final class ParleyFilter implements Ordered {
    private final Facade facade;
    private final CallerResolver callers;
    private final Prefix prefix;
    private final ExecutorService blocking;

    ParleyFilter(
            Facade facade,
            CallerResolver callers,
            Prefix prefix,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.facade = facade;
        this.callers = callers;
        this.prefix = prefix;
        this.blocking = blocking;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    /** The reply to a request that goes no further. Asks the host who calls, and so may wait: never on an event loop. */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    CompletableFuture<Optional<HttpResponse<?>>> admit(HttpRequest<?> request) {
        return facade.admitHead(new MicronautHead(request, prefix, callers))
                .match(
                        awaited -> admitBody(request, awaited),
                        answered -> CompletableFuture.completedFuture(Optional.of(answered)))
                .thenApply(reply -> reply.map(known -> written(request, known)));
    }

    /** Lets go of the thread until the body has come, unless it is there already. */
    private CompletableFuture<Optional<Reply>> admitBody(HttpRequest<?> request, BodyAwaited awaited) {
        CompletableFuture<byte[]> body = ArrivingBody.of(request, awaited.most());
        PropagatedContext context = PropagatedContext.getOrEmpty();
        BiFunction<byte @Nullable [], @Nullable Throwable, Optional<Reply>> admit = (come, broken) -> {
            try {
                return context.propagate(() -> admit(request, come == null ? awaited.broke() : awaited.came(come)));
            } catch (RuntimeException failure) {
                return Optional.of(facade.failed(failure));
            }
        };
        return body.isDone() ? body.handle(admit) : body.handleAsync(admit, blocking);
    }

    private Optional<Reply> admit(HttpRequest<?> request, Admission admission) {
        return admission.match(exchange -> admitted(request, exchange), Optional::of);
    }

    private static HttpResponse<?> written(HttpRequest<?> request, Reply reply) {
        Conversation.reply(request, reply);
        return Conversation.written(reply);
    }

    /** Where Micronaut's router reads a path, a header or a method more narrowly than the contract, none is needed. */
    private Optional<Reply> admitted(HttpRequest<?> request, Exchange exchange) {
        Conversation.admit(request, exchange);
        boolean routed = RouteAttributes.getRouteInfo(request)
                .map(RouteInfo::getDeclaringType)
                .filter(FacadeController.class::isAssignableFrom)
                .isPresent();
        return routed ? Optional.empty() : Optional.of(facade.perform(exchange).reply());
    }

    /** Puts the reply in the place of whatever was made of it on its way here. */
    @ResponseFilter
    HttpResponse<?> write(HttpRequest<?> request, MutableHttpResponse<?> response) {
        return Conversation.reply(request)
                .<HttpResponse<?>>map(Conversation::written)
                .orElse(response);
    }
}
