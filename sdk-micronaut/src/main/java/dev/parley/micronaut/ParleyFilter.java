package dev.parley.micronaut;

import dev.parley.adapter.http.Exchange;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.Reply;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
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
import java.io.IOException;
import java.util.Optional;

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

    ParleyFilter(Facade facade, CallerResolver callers, Prefix prefix) {
        this.facade = facade;
        this.callers = callers;
        this.prefix = prefix;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    /** The reply to a request that goes no further. Reads the body and so may wait: never on an event loop. */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        Optional<Reply> reply = reply(request);
        reply.ifPresent(refused -> Conversation.reply(request, refused));
        return reply.map(Conversation::written).orElse(null);
    }

    private Optional<Reply> reply(HttpRequest<?> request) {
        try (MicronautArrival arrival = new MicronautArrival(request, prefix, callers)) {
            return facade.admit(arrival).match(exchange -> admitted(request, exchange), Optional::of);
        } catch (IOException | RuntimeException failure) {
            return Optional.of(facade.failed(Conversation.unchecked(failure)));
        }
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
