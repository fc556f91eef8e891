// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.contract.Operation;
import dev.parley.adapter.http.contract.Parameter;
import dev.parley.model.Bytes;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import java.util.Map;
import java.util.Optional;

/**
 * A request that fits the contract: authenticated, routed, read and held to its bounds. Made by {@link Facade#admit}, and
 * closed by the adapter when its answer has gone to the client, or nobody waits for it any more.
 */
public final class Exchange implements AutoCloseable {
    private final Optional<Caller> caller;
    private final Operation operation;
    private final Map<String, Json> parameters;
    private final Optional<Object> model;
    private final AnswersInFlight inFlight;
    private long held;
    private boolean closed;

    /**
     * An exchange.
     *
     * @param caller who is on the line; empty for an operation that is for anybody
     * @param parameters those that came, by {@link Parameter#pointer}
     * @param model the body as its wire model; empty when the operation takes none
     */
    Exchange(
            Optional<Caller> caller,
            Operation operation,
            Map<String, Json> parameters,
            Optional<Object> model,
            AnswersInFlight inFlight) {
        this.caller = caller;
        this.operation = operation;
        this.parameters = Map.copyOf(parameters);
        this.model = model;
        this.inFlight = inFlight;
    }

    /** Lets go of the room that its answer took. Closing it twice changes nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        inFlight.letGo(held);
        held = 0;
    }

    /** Takes room for the answer, unless nobody waits for it; false when there is none. */
    synchronized boolean hold(Bytes body) {
        if (closed) {
            return true;
        }
        boolean room = inFlight.hold(body);
        held += room ? body.length() : 0;
        return room;
    }

    /** Who is on the line. */
    public Caller caller() {
        return caller.orElseThrow();
    }

    /** The name of the operation in the contract. */
    public String operationId() {
        return operation.id();
    }

    /** The status of the operation when it is done. */
    int status() {
        return operation.status();
    }

    /** The body as its wire model. */
    public <T> T body(Class<T> type) {
        return type.cast(model.orElseThrow());
    }

    /** A parameter of the path. */
    String path(String name) {
        return find(Parameter.In.PATH, name).orElseThrow().text();
    }

    /** An integer of the path. */
    long number(String name) {
        return find(Parameter.In.PATH, name).orElseThrow().integer();
    }

    /** A parameter of the query. */
    Optional<Json> query(String name) {
        return find(Parameter.In.QUERY, name);
    }

    /** Whose things an operator asks for. */
    Optional<PrincipalId> principal() {
        return query("principal").map(Json::text).map(PrincipalId::new);
    }

    /** Where the page before ended. */
    Optional<String> cursor() {
        return query("cursor").map(Json::text);
    }

    /** The most items of a page. */
    int limit() {
        return query("limit").map(Json::integer).map(Math::toIntExact).orElse(50);
    }

    /** The caller's name for the command. */
    IdempotencyKey key() {
        return new IdempotencyKey(
                find(Parameter.In.HEADER, "Idempotency-Key").orElseThrow().text());
    }

    /** The tag that the caller saw, without its quotes. */
    Optional<String> ifMatch() {
        return find(Parameter.In.HEADER, "If-Match").map(Json::text).map(tag -> tag.substring(1, tag.length() - 1));
    }

    /** Whether the caller has what bears this tag, quotes included. */
    boolean has(String tag) {
        return find(Parameter.In.HEADER, "If-None-Match")
                .map(Json::text)
                .filter(tags -> EntityTags.contain(tags, tag))
                .isPresent();
    }

    private Optional<Json> find(Parameter.In in, String name) {
        return Optional.ofNullable(parameters.get(in.pointer(name)));
    }
}
