// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.contract.BadRequest;
import dev.parley.model.Bytes;
import dev.parley.port.Caller;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request of a test. */
record Sent(String method, String target, Map<String, List<String>> header, Bytes bytes, Optional<Caller> caller)
        implements Arrival {
    static final Caller BUYER = Caller.person("buyer-1");

    static Sent get(String target) {
        return new Sent("GET", target, Map.of(), Bytes.of(new byte[0]), Optional.of(BUYER));
    }

    static Sent post(String target, String json) {
        return new Sent("POST", target, Map.of(), Bytes.of(json.getBytes(StandardCharsets.UTF_8)), Optional.of(BUYER))
                .with("Content-Type", "application/json")
                .with("Idempotency-Key", "key-1");
    }

    static Sent command(String target) {
        return new Sent("POST", target, Map.of(), Bytes.of(new byte[0]), Optional.of(BUYER))
                .with("Idempotency-Key", "key-1");
    }

    static Sent of(BadRequest request) {
        return new Sent(request.method(), request.target(), request.headers(), request.body(), Optional.of(BUYER));
    }

    Sent with(String name, String... values) {
        Map<String, List<String>> more = new TreeMap<>(header);
        more.put(name, List.of(values));
        return new Sent(method, target, more, bytes, caller);
    }

    Sent without(String name) {
        Map<String, List<String>> less = new TreeMap<>(header);
        less.remove(name);
        return new Sent(method, target, less, bytes, caller);
    }

    Sent method(String other) {
        return new Sent(other, target, header, bytes, caller);
    }

    Sent by(Optional<Caller> other) {
        return new Sent(method, target, header, bytes, other);
    }

    @Override
    public String rawPath() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    @Override
    public String rawQuery() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    @Override
    public List<String> headers(String name) {
        return header.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(bytes.toArray());
    }
}
