// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no client library would, and reads until the server closes. */
final class RawClient {
    private final URI server;

    RawClient(URI server) {
        this.server = server;
    }

    /** A request without a body by its first line's method and target. */
    String send(String method, String target) {
        return exchange(
                method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nX-Caller: berta\r\nConnection: close\r\n\r\n");
    }

    String exchange(String request) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
