// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import static dev.parley.contract.WireCase.JSON;
import static dev.parley.contract.WireCase.line;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** More trials of a move at once than a host has threads, each with the largest body there may be. */
final class Crowd {
    static final int SIZE = 205;

    private static final int MOST = 128 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HostProcess host;
    private final WireCase head;
    private final String body;

    private Crowd(HostProcess host, WireCase head, String body) {
        this.host = host;
        this.head = head;
        this.body = body;
    }

    /**
     * What came of them all.
     *
     * @param refused said what was wrong with the body
     * @param busy were told to come again
     * @param longest the longest answer, bytes
     */
    record Answered(String host, int done, int refused, int busy, int longest) {}

    /** Sends each host every kind of body. */
    static List<Answered> simulate(Pair pair, String caller, String negotiation) {
        WireCase head = line("crowd", "POST " + Request.PREFIX + negotiation + "/moves/simulate HTTP/1.1")
                .without("X-Caller")
                .with("X-Caller: " + caller, JSON);
        List<Answered> all = new ArrayList<>();
        for (HostProcess host : pair.hosts()) {
            for (String body : List.of(unknown(), wrong())) {
                all.add(new Crowd(host, head.with("Content-Length: " + body.length()), body).send());
            }
        }
        return all;
    }

    /** An offer of issues that there are not. */
    private static String unknown() {
        return offer("desk", 32, i -> "i".repeat(29) + i, i -> "\"" + "v".repeat(8) + '"');
    }

    /** An offer that is wrong wherever it can be, at the longest places. */
    private static String wrong() {
        return offer("i".repeat(200), 1, i -> "n".repeat(1_000) + i, i -> "[]");
    }

    private interface Text {
        String at(int place);
    }

    private static String offer(String item, int issues, Text name, Text value) {
        String values = IntStream.range(0, issues)
                .mapToObj(i -> '"' + name.at(i) + "\":" + value.at(i))
                .collect(Collectors.joining(","));
        String one = "{\"item\":\"" + item + "\",\"values\":{" + values + "}}";
        int fitting = Math.min(100, (MOST - 100) / (one.length() + 1));
        return "{\"kind\":\"offer\",\"items\":["
                + IntStream.range(0, fitting).mapToObj(i -> one).collect(Collectors.joining(",")) + "]}";
    }

    /** Sends all heads, then all bodies at once, and reads every answer. */
    private Answered send() {
        ExecutorService clients = Executors.newFixedThreadPool(SIZE);
        CountDownLatch heads = new CountDownLatch(SIZE);
        try {
            List<Callable<Response>> all = new ArrayList<>();
            for (int i = 0; i < SIZE; i++) {
                all.add(() -> one(heads));
            }
            List<Response> responses = new ArrayList<>();
            for (Future<Response> each : clients.invokeAll(all)) {
                responses.add(each.get());
            }
            return answered(responses);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(host.name() + " with a crowd", e);
        } finally {
            clients.shutdownNow();
        }
    }

    private Response one(CountDownLatch heads) throws IOException, InterruptedException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(head.bytes());
            heads.countDown();
            heads.await();
            out.write(body.getBytes(StandardCharsets.US_ASCII));
            return Wire.response(new BufferedInputStream(socket.getInputStream()), false);
        }
    }

    private Answered answered(List<Response> responses) {
        int done = count(responses, 200);
        int refused = count(responses, 400) + count(responses, 422);
        int busy = count(responses, 503);
        if (done + refused + busy != SIZE) {
            throw new AssertionError(host.name() + " said " + responses);
        }
        int longest = responses.stream()
                .mapToInt(response -> response.body().length())
                .max()
                .orElse(0);
        return new Answered(host.name(), done, refused, busy, longest);
    }

    private static int count(List<Response> responses, int status) {
        return (int) responses.stream()
                .filter(response -> response.status() == status)
                .count();
    }
}
