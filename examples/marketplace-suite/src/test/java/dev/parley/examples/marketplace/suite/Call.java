// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A request to both marketplaces. Words in braces stand for what each has answered earlier, such as {@code {deal}}.
 *
 * @param person who sends it, by their session; empty for a stranger
 * @param body empty for none
 */
record Call(String person, String method, String path, Map<String, String> headers, String body) {
    static Call get(String person, String path) {
        return new Call(person, "GET", path, Map.of(), "");
    }

    static Call post(String person, String path, String json) {
        return new Call(person, "POST", path, Map.of(), json).with("Content-Type", "application/json");
    }

    static Call delete(String person, String path) {
        return new Call(person, "DELETE", path, Map.of(), "");
    }

    Call with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(person, method, path, more, body);
    }

    Call method(String other) {
        return new Call(person, other, path, headers, body);
    }

    boolean changesNothing() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** The request as one marketplace gets it. */
    HttpRequest.Builder request(URI server, UnaryOperator<String> fill) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + fill.apply(path)))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(fill.apply(body)));
        headers.forEach((name, value) -> request.header(name, fill.apply(value)));
        return request;
    }

    @Override
    public String toString() {
        String shown = person + " " + method + " " + path + " " + headers + " " + body;
        return shown.length() > 300 ? shown.substring(0, 300) + '…' : shown;
    }
}
