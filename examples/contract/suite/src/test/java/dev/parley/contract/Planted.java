// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.model.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Stands before one host and plants a difference into each of its responses: what a comparison must find. Takes one
 * connection at a time, and requests whose length is in their head.
 */
final class Planted implements Closeable {
    private final ServerSocket server;
    private final int behind;
    private volatile UnaryOperator<Response> difference = UnaryOperator.identity();

    private Planted(ServerSocket server, int behind) {
        this.server = server;
        this.behind = behind;
    }

    static Planted before(HostProcess host) {
        try {
            Planted planted = new Planted(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), host.port());
            Thread thread = new Thread(planted::serve, "contract-planted");
            thread.setDaemon(true);
            thread.start();
            return planted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    void plant(UnaryOperator<Response> planted) {
        difference = planted;
    }

    /** Differences such as one adapter might make, by name. */
    static Map<String, UnaryOperator<Response>> differences() {
        Map<String, UnaryOperator<Response>> all = new LinkedHashMap<>();
        all.put("a header is missing", response -> without(response, "Cache-Control"));
        all.put("a header more", response -> with(response, "Vary", "Accept"));
        all.put("a header twice", response -> with(response, "Cache-Control", "no-store"));
        all.put(
                "a charset",
                response -> with(
                        without(response, "Content-Type"),
                        "Content-Type",
                        response.header("Content-Type") + ";charset=UTF-8"));
        all.put(
                "a weak tag",
                response -> response.header("ETag").isEmpty()
                        ? response
                        : with(without(response, "ETag"), "ETag", "W/" + response.header("ETag")));
        all.put("another status", response -> new Response(response.status() + 1, response.headers(), response.body()));
        all.put(
                "another order of members",
                response -> changed(
                        response,
                        "^\\{(\"[a-zA-Z]+\":(?:\"[^\"]*\"|[0-9]+)),(\"[a-zA-Z]+\":(?:\"[^\"]*\"|[0-9]+))",
                        "{$2,$1"));
        all.put("a number as a string", response -> changed(response, "\":([0-9]+)", "\":\"$1\""));
        all.put("a space", response -> changed(response, "\":", "\": "));
        all.put("an empty list is left out", response -> changed(response, ",\"[a-zA-Z]+\":\\[\\]", ""));
        all.put("another code", response -> changed(response, "\"code\":\"[A-Z_]+\"", "\"code\":\"BAD_REQUEST\""));
        all.put("a line's end", response -> changed(response, "\\}$", "}\n"));
        return all;
    }

    private static Response without(Response response, String name) {
        List<Header> less =
                response.headers().stream().filter(header -> !header.is(name)).toList();
        return new Response(response.status(), less, response.body());
    }

    private static Response with(Response response, String name, String value) {
        List<Header> more = new ArrayList<>(response.headers());
        more.add(new Header(name, value));
        return new Response(response.status(), more, response.body());
    }

    private static Response changed(Response response, String pattern, String replacement) {
        String text = response.text().replaceFirst(pattern, replacement);
        return new Response(response.status(), response.headers(), Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = server.accept();
                        Wire host = new Wire(behind)) {
                    converse(client, host);
                }
            }
        } catch (SocketException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void converse(Socket client, Wire host) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        for (byte[] request = request(in); request.length > 0; request = request(in)) {
            host.send(request, false);
            write(difference.apply(host.receive()), client.getOutputStream());
        }
    }

    private static byte[] request(InputStream in) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        int length = 0;
        in.mark(1);
        if (in.read() < 0) {
            return new byte[0];
        }
        in.reset();
        for (String text = Wire.text(in); !text.isEmpty(); text = Wire.text(in)) {
            request.writeBytes((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            if (text.startsWith("Content-Length: ")) {
                length = Integer.parseInt(text.substring("Content-Length: ".length()));
            }
        }
        request.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(Wire.exactly(in, length));
        return request.toByteArray();
    }

    private static void write(Response response, OutputStream out) throws IOException {
        Response framed = with(
                without(without(response, "Transfer-Encoding"), "Content-Length"),
                "Content-Length",
                String.valueOf(response.body().toArray().length));
        StringBuilder head = new StringBuilder("HTTP/1.1 " + framed.status() + " Planted\r\n");
        framed.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(framed.body().toArray());
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
