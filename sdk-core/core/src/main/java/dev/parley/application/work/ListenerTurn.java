// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.Environment;
import dev.parley.application.NamedListener;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.Store;
import dev.parley.model.Json;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.port.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener one message. An event at which it throws comes again alone; what it has heard before does not, and what
 * comes after waits until it was heard or given up.
 */
final class ListenerTurn {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerTurn.class);
    private static final ThreadLocal<Boolean> TELLING = ThreadLocal.withInitial(() -> false);
    private static final String FAILING_SINCE = "failingSince";

    private final Environment environment;
    private final Store store;
    private final NamedListener listener;
    private final ListenerDispatch dispatch;
    private final Duration givesUpAfter;

    ListenerTurn(Environment environment, NamedListener listener, ListenerDispatch dispatch, Duration givesUpAfter) {
        this.environment = environment;
        this.store = environment.store();
        this.listener = listener;
        this.dispatch = dispatch;
        this.givesUpAfter = givesUpAfter;
    }

    /** Whether this thread is a listener's. */
    static boolean isTelling() {
        return TELLING.get();
    }

    /** Tells all of a message, or as much as goes well. Nothing escapes: even an error of the listener's is its own. */
    void take(ListenerCall call) {
        TELLING.set(true);
        boolean done = false;
        try {
            done = tell(call, dispatch.read(call.message()));
        } catch (RuntimeException | Error e) {
            LOG.warn("The listener {} could not be told; it is tried again", listener.name(), e);
            comesAgain(call.message(), call.message().body());
        } finally {
            TELLING.set(false);
            Instant due = call.message().readyAt();
            Instant now = environment.now();
            environment
                    .telemetry()
                    .worked(Telemetry.Work.EVENT, Duration.between(due.isBefore(now) ? due : now, now), done);
        }
    }

    private boolean tell(ListenerCall call, ListenerDispatch.News news) {
        for (int heard = 0; heard < news.events().size(); heard++) {
            Happened event = news.events().get(heard);
            Optional<Throwable> failure = call(call, event);
            if (failure.isPresent()) {
                failed(call.message(), news, heard, failure.get());
                return false;
            }
        }
        store.acknowledge(call.message());
        return true;
    }

    private Optional<Throwable> call(ListenerCall call, Happened event) {
        call.calls(event, environment.now());
        try {
            listener.listener().on(event);
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        } finally {
            call.returned();
        }
    }

    private void failed(OutboxMessage message, ListenerDispatch.News news, int heard, Throwable failure) {
        Happened event = news.events().get(heard);
        Instant now = environment.now();
        Instant since = heard == 0
                ? message.body().find(FAILING_SINCE).map(Json::instant).orElse(now)
                : now;
        if (since.plus(givesUpAfter).isAfter(now)) {
            LOG.warn(
                    "The listener {} failed at the event {} ({}); it is told again",
                    name(),
                    event.id(),
                    event.type(),
                    failure);
            comesAgain(message, with(news.after(heard), since));
            return;
        }
        LOG.error(
                "The listener {} has failed at the event {} ({}) since {} and is not told of it again; what comes after it"
                        + " goes on",
                name(),
                event.id(),
                event.type(),
                since,
                failure);
        if (heard + 1 == news.events().size()) {
            store.acknowledge(message);
        } else {
            store.retryAt(message.with(news.after(heard + 1)), now);
        }
    }

    private String name() {
        return listener.name();
    }

    private static Json with(Json left, Instant since) {
        return Json.object(left).put(FAILING_SINCE, since).build();
    }

    private void comesAgain(OutboxMessage message, Json left) {
        try {
            store.retryAt(message.with(left), environment.now().plus(Backoff.after(message.attempts())));
        } catch (RuntimeException e) {
            LOG.warn("What the listener {} is to be told again comes when its lease ends", name(), e);
        }
    }
}
