// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.json.Reading;
import dev.parley.adapter.json.WireModels;
import dev.parley.api.Outcome;
import dev.parley.model.Bytes;
import dev.parley.model.Json;
import dev.parley.port.ParleyException;
import dev.parley.protocol.Reason;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls use cases and writes down what came of it; nothing that one throws gets past. */
final class Answers {
    private static final Bytes NOTHING = Bytes.of(new byte[0]);
    private static final Logger LOG = LoggerFactory.getLogger("dev.parley.http");

    private final WireModels models;
    private final Problems problems;
    private final FacadeSettings settings;
    private final AnswersInFlight inFlight;

    Answers(WireModels models, Problems problems, FacadeSettings settings, AnswersInFlight inFlight) {
        this.models = models;
        this.problems = problems;
        this.settings = settings;
        this.inFlight = inFlight;
    }

    /**
     * How a value is shown.
     *
     * @param type the wire model
     * @param write writes the value as that model's JSON
     * @param tag the entity tag of a value and, if that needs it, of what is written; empty for none
     * @param bytes the same as the model's bytes, for a view that comes by them in a shorter way
     */
    record View<V, W>(
            Class<W> type,
            Function<V, Json> write,
            BiFunction<V, Supplier<Json>, Optional<String>> tag,
            Optional<Function<V, byte[]>> bytes) {
        static <V, W> View<V, W> of(Class<W> type, Function<V, Json> write) {
            return new View<>(type, write, (value, json) -> Optional.empty(), Optional.empty());
        }

        /** The same with a tag that moves when what is written does. */
        View<V, W> tagged() {
            return new View<>(type, write, (value, json) -> Optional.of(EntityTags.of(json.get())), bytes);
        }

        /** The same with the value's own revision as its tag. */
        View<V, W> tagged(Function<V, String> revision) {
            return new View<>(
                    type, write, (value, json) -> Optional.of(EntityTags.quoted(revision.apply(value))), bytes);
        }

        /** The same, its bytes written in a way of its own. */
        View<V, W> written(Function<V, byte[]> shorter) {
            return new View<>(type, write, tag, Optional.of(shorter));
        }
    }

    /** The answer to a request that needs no reading beyond the contract. */
    <V, W> Answer<W> answer(Exchange exchange, Supplier<Outcome<V>> ask, View<V, W> view) {
        return safely(
                () -> ask.get()
                        .match(
                                done -> inFlight.inTurn(() -> shown(exchange, done, view)),
                                refused -> without(problems.of(refused), view)),
                view);
    }

    /** The answer to a request that is read into something first; what cannot be read is malformed. */
    <A, V, W> Answer<W> answer(
            Exchange exchange, Supplier<Reading<A>> request, Function<A, Outcome<V>> ask, View<V, W> view) {
        return safely(
                () -> request.get()
                        .match(
                                read -> answer(exchange, () -> ask.apply(read), view),
                                violations -> without(problems.malformed(violations), view)),
                view);
    }

    private <V, W> Answer<W> shown(Exchange exchange, Outcome.Done<V> done, View<V, W> view) {
        Supplier<Json> json = new Written(() -> view.write().apply(done.value()));
        Map<String, String> headers = new TreeMap<>();
        headers.put("Cache-Control", "no-store");
        Optional<String> tag = view.tag().apply(done.value(), json);
        tag.ifPresent(value -> headers.put("ETag", value));
        if (tag.filter(exchange::has).isPresent()) {
            return without(new Reply(304, headers, NOTHING), view);
        }
        if (done.replayed()) {
            headers.put("Idempotent-Replayed", "true");
        }
        headers.put("Content-Type", Reply.JSON);
        Bytes body = Bytes.of(view.bytes()
                .map(shorter -> shorter.apply(done.value()))
                .orElseGet(() -> models.bytes(json.get(), view.type())));
        if (!exchange.hold(body)) {
            return without(busy(exchange, body), view);
        }
        Reply reply = new Reply(exchange.status(), headers, body);
        return new Answer<>(
                reply, () -> Optional.of(models.model(json.get(), view.type())), () -> models.empty(view.type()));
    }

    /** JSON that is written when somebody asks for it, once: what has not changed is never written at all. */
    private static final class Written implements Supplier<Json> {
        private final Supplier<Json> write;
        private @Nullable Json json;

        Written(Supplier<Json> write) {
            this.write = write;
        }

        @Override
        public Json get() {
            Json known = json == null ? write.get() : json;
            json = known;
            return known;
        }
    }

    /** A command is done all the same: sent again under its key, it gets the answer that there was no room for. */
    private Reply busy(Exchange exchange, Bytes body) {
        if (body.length() > inFlight.largest()) {
            LOG.warn(
                    "The answer of {} has {} bytes, and one answer may have {}: raise maxBytesInFlight",
                    exchange.operationId(),
                    body.length(),
                    inFlight.largest());
        }
        return problems.of(Fault.BUSY);
    }

    private <W> Answer<W> without(Reply reply, View<?, W> view) {
        return new Answer<>(reply, Optional::empty, () -> models.empty(view.type()));
    }

    private <W> Answer<W> safely(Supplier<Answer<W>> work, View<?, W> view) {
        return orFailed(work, reply -> without(reply, view));
    }

    /** What comes of some work, or of the reply to its failure. */
    <T> T orFailed(Supplier<T> work, Function<Reply, T> otherwise) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            return otherwise.apply(failed(failure));
        }
    }

    /** What to say where somebody else has refused: the nearest of the facade's own words. */
    Reply refused(int status) {
        return switch (status) {
            case 403 -> plain(Reason.NOT_ENTITLED);
            case 503 -> plain(Reason.STORE_UNAVAILABLE);
            default ->
                status < 500
                        ? problems.of(Fault.of(status))
                        : failed(new IllegalStateException("refused with status " + status + " outside Parley"));
        };
    }

    private Reply plain(Reason code) {
        return problems.of(new Outcome.Refused<>(code, Collections.emptySortedMap(), List.of(), false));
    }

    /** What to say of an exception. Its message may hold what the caller must not see, and so goes to the log alone. */
    Reply failed(RuntimeException failure) {
        if (failure instanceof ParleyException) {
            LOG.warn("unavailable", failure);
            return plain(Reason.STORE_UNAVAILABLE);
        }
        String incident = settings.incidents().get();
        LOG.error("incident {}", incident, failure);
        return problems.incident(incident);
    }
}
