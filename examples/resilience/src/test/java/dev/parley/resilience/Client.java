// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** Sends requests to nodes and waits for their answers. */
final class Client {
    private static final int THREADS = 4;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .executor(Executors.newFixedThreadPool(THREADS, task -> {
                Thread thread = new Thread(task, "client");
                thread.setDaemon(true);
                return thread;
            }))
            .build();

    /**
     * Sends a command.
     *
     * @throws IOException if the node is gone, or goes before it has answered
     */
    Answer send(URI node, Command command) throws IOException {
        return send(command.to(node));
    }

    /** Sends a command that must be done. */
    void require(URI node, Command command) throws IOException {
        var unused = send(node, command).done();
    }

    /** Reads what must be there. */
    JsonNode read(URI node, Person who, String path) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(node + path)).timeout(Duration.ofSeconds(90));
        return send(who.sign(request).build()).done();
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            boolean replayed =
                    response.headers().firstValue("Idempotent-Replayed").isPresent();
            return new Answer(response.statusCode(), response.body(), replayed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }
}
