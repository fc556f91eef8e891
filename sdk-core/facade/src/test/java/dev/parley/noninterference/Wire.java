// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.adapter.http.Arrival;
import dev.parley.model.Bytes;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request as a client sends it. */
record Wire(String method, String target, Map<String, String> header, Bytes bytes, Caller who) implements Arrival {
    static Wire get(Caller who, String target) {
        return new Wire("GET", target, Map.of(), Bytes.of(new byte[0]), who);
    }

    static Wire send(Caller who, String method, String target, Json body, String key) {
        return new Wire(method, target, Map.of(), Bytes.of(body.canonical()), who)
                .with("Content-Type", "application/json")
                .with("Idempotency-Key", key);
    }

    Wire with(String name, String value) {
        Map<String, String> more = new TreeMap<>(header);
        more.put(name, value);
        return new Wire(method, target, more, bytes, who);
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
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public Optional<Caller> caller() {
        return Optional.of(who);
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(bytes.toArray());
    }
}
