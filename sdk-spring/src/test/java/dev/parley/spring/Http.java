// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a host on this machine, authenticated as one of {@link Marketplace}'s people. */
record Http(int port, String base) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    record Answered(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String code() {
            return json().path("code").asString();
        }

        /** The body of what is done. */
        JsonNode done() {
            if (status() >= 300) {
                throw new AssertionError(status() + " " + body());
            }
            return json();
        }
    }

    Answered get(String user, String path) {
        return send(request(user, path).GET());
    }

    Answered put(String user, String path, String body, String... headers) {
        return send(command(user, path, "PUT", body, headers));
    }

    Answered post(String user, String path, String body, String... headers) {
        return send(command(user, path, "POST", body, headers));
    }

    HttpRequest.Builder request(String user, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + base + path));
        return user.isEmpty() ? request : request.header("Authorization", basic(user));
    }

    HttpRequest.Builder command(String user, String path, String method, @Nullable String body, String... headers) {
        HttpRequest.Builder request = request(user, path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return headers.length == 0 ? request : request.headers(headers);
    }

    Answered send(HttpRequest.Builder request) {
        try {
            return new Answered(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    }
}
