// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as a client sends it.
 *
 * @param caller who is on the line, {@code [tenant:]principal[/agent][;ROLE]}; empty when nobody is authenticated
 * @param target path and query beneath the prefix
 * @param headers one value each
 * @param body empty for none
 */
record Request(String caller, String method, String target, Map<String, String> headers, String body) {
    static final String IF_MATCH = "If-Match";
    static final String KEY = "Idempotency-Key";

    Request {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    static Request get(String caller, String target) {
        return new Request(caller, "GET", target, Map.of(), "");
    }

    /** A request that changes something, or tries to. */
    static Request command(String caller, String method, String target, String body) {
        Request request = new Request(caller, method, target, Map.of(), body);
        return body.isEmpty() ? request : request.with("Content-Type", "application/json");
    }

    static Request post(String caller, String target, String body) {
        return command(caller, "POST", target, body);
    }

    Request with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Request(caller, method, target, more, body);
    }

    Request without(String name) {
        Map<String, String> less = new TreeMap<>(headers);
        less.remove(name);
        return new Request(caller, method, target, less, body);
    }

    Request by(String other) {
        return new Request(other, method, target, headers, body);
    }

    Request body(String other) {
        return new Request(caller, method, target, headers, other);
    }

    Request target(String other) {
        return new Request(caller, method, other, headers, body);
    }

    Request method(String other) {
        return new Request(caller, other, target, headers, body);
    }

    boolean isRead() {
        return method.equals("GET");
    }

    String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    String query() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** The whole of it, to be read by people. */
    String text() {
        StringBuilder text = new StringBuilder(caller.isEmpty() ? "(nobody)" : caller);
        text.append(' ').append(method).append(' ').append(target);
        headers.forEach(
                (name, value) -> text.append("\n  ").append(name).append(": ").append(value));
        return body.isEmpty()
                ? text.toString()
                : text.append("\n  ").append(body).toString();
    }
}
