// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import static dev.parley.contract.WireCase.JSON;
import static dev.parley.contract.WireCase.command;
import static dev.parley.contract.WireCase.get;
import static dev.parley.contract.WireCase.line;
import static dev.parley.contract.WireCase.move;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Clients that keep a host waiting: for their bodies, or until they have read. */
final class Loads {
    /** More than there are threads in a host that sets nothing. */
    private static final int MANY = 210;

    private static final int READERS = 150;
    private static final int BYTES_IN_FLIGHT = 8 * 1024 * 1024;
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();
    private static final String BODY = "{\"kinds\":\"reject\"}";
    private static final String LENGTH = "Content-Length: " + BODY.length();

    private final Pair pair;

    Loads(Pair pair) {
        this.pair = pair;
    }

    /** Whoever is refused by the head of the request keeps no thread waiting for its body. Returns how many were sent. */
    int refused() {
        Map<WireCase, Integer> kinds = new LinkedHashMap<>();
        kinds.put(move("nobody", LENGTH).nobody(), 401);
        kinds.put(move("nobody, in chunks", WireCase.CHUNKED).nobody().body("5\r\nab"), 401);
        kinds.put(command("another type", LENGTH).with("Content-Encoding: gzip"), 415);
        kinds.put(command("nothing acceptable", LENGTH, "Accept: text/html"), 406);
        kinds.put(move("too long", "Content-Length: 1000000"), 413);
        kinds.put(
                line("nowhere", "POST " + Request.PREFIX + "/nowhere HTTP/1.1").with(JSON, LENGTH), 404);
        for (HostProcess host : pair.hosts()) {
            kinds.forEach((kind, status) -> refused(host, kind, status));
        }
        return kinds.size() * MANY;
    }

    private void refused(HostProcess host, WireCase kind, int status) {
        try (Stalled stalled = new Stalled(host, kind, MANY)) {
            stalled.hear(status);
            long end = System.nanoTime() + PATIENCE;
            long held = answering(host);
            while (held > 0) {
                if (System.nanoTime() > end) {
                    throw new AssertionError(held + " threads of " + host.name() + " wait for bodies: " + kind.name());
                }
                held = answering(host);
            }
        }
    }

    /**
     * Whoever is admitted is waited for: by no thread on Micronaut; on Spring by one each, as long as the server's own
     * timeouts allow. Returns how many threads each held.
     */
    List<Long> awaited(int onSpring, int onMicronaut) {
        WireCase announced = move("awaited", LENGTH, "Expect: 100-continue");
        List<Long> held = new ArrayList<>();
        for (HostProcess host : pair.hosts()) {
            int count = held.isEmpty() ? onSpring : onMicronaut;
            try (Stalled stalled = new Stalled(host, announced, count)) {
                stalled.hear(100);
                held.add(answering(host));
                stalled.go(BODY);
                stalled.hear(400);
            }
        }
        return held;
    }

    private static long answering(HostProcess host) {
        host.say("threads");
        return Long.parseLong(host.hear().split(" ", -1)[1]);
    }

    /** Answers that nobody reads take only so much room; who comes then is told to come again. Returns how many were. */
    List<Integer> unread() {
        String labels = IntStream.range(0, 900)
                .mapToObj(i -> "\"" + i + "x".repeat(120) + "\"")
                .collect(Collectors.joining(","));
        pair.ok(Request.command(
                Shop.HOST,
                "PUT",
                "/listings/wide",
                Shop.draft("pieces", "ON_ACCEPTANCE").replace("\"oak\",\"ash\"", labels)));
        List<Integer> busy = new ArrayList<>();
        for (HostProcess host : pair.hosts()) {
            int room = BYTES_IN_FLIGHT / read(host).body().length();
            busy.add(unread(host));
            awaitRoom(host);
            if (busy.get(busy.size() - 1) != READERS - room) {
                throw new AssertionError(host.name() + " turned away " + busy + " with room for " + room);
            }
        }
        return busy;
    }

    private static int unread(HostProcess host) {
        List<Socket> readers = new ArrayList<>();
        int busy = 0;
        try {
            for (int i = 0; i < READERS; i++) {
                Socket socket = new Socket();
                readers.add(socket);
                socket.setReceiveBufferSize(1_024);
                socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), host.port()));
                socket.getOutputStream()
                        .write(get("wide", Request.PREFIX + "/listings/wide").bytes());
                busy += isBusy(socket) ? 1 : 0;
            }
            return busy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            readers.forEach(Loads::hangUp);
        }
    }

    private static boolean isBusy(Socket reader) throws IOException {
        InputStream in = new BufferedInputStream(reader.getInputStream(), 64);
        String line = Wire.text(in);
        if (!line.startsWith("HTTP/1.1 200") && !line.startsWith("HTTP/1.1 503")) {
            throw new AssertionError(line);
        }
        return line.startsWith("HTTP/1.1 503");
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Readers that have gone leave room for others. */
    private static void awaitRoom(HostProcess host) {
        long end = System.nanoTime() + PATIENCE;
        Response response = read(host);
        while (response.status() != 200) {
            boolean told = response.code().equals("BUSY")
                    && response.header("Retry-After").equals("1");
            if (!told || System.nanoTime() > end) {
                throw new AssertionError(host.name() + " → " + response);
            }
            response = read(host);
        }
    }

    private static Response read(HostProcess host) {
        return Heard.from(host, get("wide", Request.PREFIX + "/listings/wide")).last();
    }
}
