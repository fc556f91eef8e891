// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** The road between a client and a host, on which things happen to commands, in the order in which a test says so. */
final class Road implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PASSED_ON =
            List.of("X-Caller", "Content-Type", "Accept", "Idempotency-Key", "If-Match", "If-None-Match");

    private final HttpClient onwards =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<Accident> ahead = new ConcurrentLinkedQueue<>();
    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final URI host;
    private volatile UnaryOperator<ObjectNode> painted = UnaryOperator.identity();

    /** What happens to a command. */
    enum Accident {
        /** Nothing. */
        NONE,
        /** The connection breaks before the host hears of it. */
        LOST,
        /** The host does it, and the connection breaks before the answer. */
        ANSWER_LOST,
        /** The host does it, and its answer takes longer than anybody waits. */
        ANSWER_LATE,
        /** Something in between says that it is too busy, and when to come again. */
        BUSY,
        /** Something in between has lost the host, and says so in HTML. */
        BAD_GATEWAY
    }

    private Road(HttpServer server, URI host) {
        this.server = server;
        this.host = host;
    }

    static Road to(URI facade) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Road road = new Road(server, facade);
        server.createContext("/", road::pass);
        server.setExecutor(road.threads);
        server.start();
        return road;
    }

    URI facade() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + host.getPath());
    }

    /** What happens to the commands that come next. */
    void happens(Accident... accidents) {
        ahead.addAll(List.of(accidents));
    }

    /** Repaints every answer from now on. */
    void paint(UnaryOperator<ObjectNode> brush) {
        painted = brush;
    }

    /** The idempotency keys that came by since last asked, in order. */
    List<String> keys() {
        List<String> seen = List.copyOf(keys);
        keys.clear();
        return seen;
    }

    private void pass(HttpExchange exchange) throws IOException {
        boolean command = exchange.getRequestHeaders().containsKey("Idempotency-Key");
        if (command) {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        }
        Accident accident = command && !ahead.isEmpty() ? ahead.remove() : Accident.NONE;
        try {
            switch (accident) {
                case NONE -> answer(exchange, ask(exchange));
                case LOST -> {}
                case ANSWER_LOST -> ask(exchange);
                case ANSWER_LATE -> {
                    ask(exchange);
                    end.await();
                }
                case BUSY -> say(exchange, 503, Map.of("Retry-After", "3"), "busy");
                case BAD_GATEWAY -> say(exchange, 502, Map.of("Content-Type", "text/html"), "<h1>Bad gateway</h1>");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException, InterruptedException {
        URI target = URI.create("http://127.0.0.1:" + host.getPort() + exchange.getRequestURI());
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        PASSED_ON.forEach(name -> exchange.getRequestHeaders()
                .getOrDefault(name, List.of())
                .forEach(value -> request.header(name, value)));
        return onwards.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        for (String name : List.of("Content-Type", "ETag", "Idempotent-Replayed", "Retry-After")) {
            answer.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        byte[] body = answer.body();
        if (body.length > 0) {
            body = JSON.writeValueAsBytes(painted.apply((ObjectNode) JSON.readTree(body)));
        }
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void say(HttpExchange exchange, int status, Map<String, String> headers, String text)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
