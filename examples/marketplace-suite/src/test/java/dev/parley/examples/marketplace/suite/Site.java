// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One of the marketplaces, with who is signed in there and what it has answered. */
final class Site {
    private final String name;
    private final URI server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Names names = new Names();
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> proofs = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();
    private int keys;

    Site(String name, URI server) {
        this.name = name;
        this.server = server;
    }

    /** Sends a request with its sender's session, proof and a new key, where it does not say otherwise. */
    Answer send(Call call) {
        HttpRequest.Builder request = call.request(server, this::filled);
        if (cookies.containsKey(call.person())) {
            set(call, request, "Cookie", cookies.get(call.person()));
        }
        if (!call.changesNothing() && proofs.containsKey(call.person())) {
            set(call, request, "X-CSRF-Token", proofs.get(call.person()));
        }
        if (call.path().startsWith("/parley/") && !call.changesNothing()) {
            set(call, request, "Idempotency-Key", "suite-" + ++keys);
        }
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " did not answer " + call, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void set(Call call, HttpRequest.Builder request, String header, String value) {
        if (!call.headers().containsKey(header)) {
            request.setHeader(header, value);
        }
    }

    /** Keeps a session that was begun. */
    void signedIn(String person, Answer answer) {
        String cookie = answer.header("set-cookie");
        int from = cookie.indexOf("fairhand-session=");
        int to = cookie.indexOf(';', from);
        cookies.put(person, to < 0 ? cookie.substring(from) : cookie.substring(from, to));
        proofs.put(person, answer.json().get("forgeryToken").asText());
    }

    /** Keeps a part of an answer for later requests. */
    void keep(String word, JsonNode value) {
        kept.put(word, value.asText());
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> one : kept.entrySet()) {
            filled = filled.replace("{" + one.getKey() + "}", one.getValue());
        }
        return filled;
    }

    /** An answer as both should give it. Parley's entity tags follow from ids. */
    Answer named(Call call, Answer answer) {
        SortedMap<String, String> headers = new TreeMap<>();
        answer.headers().forEach((header, value) -> headers.put(header, names.in(value)));
        if (call.path().startsWith("/parley/")) {
            headers.computeIfPresent("etag", (header, tag) -> names.name(tag));
        }
        return new Answer(answer.status(), headers, names.in(answer.text()));
    }
}
