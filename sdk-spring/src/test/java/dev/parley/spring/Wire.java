// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Speaks HTTP without a client that would put it right. */
record Wire(int port) {
    /**
     * What came back.
     *
     * @param headers by name in lower case
     */
    record Heard(int status, TreeMap<String, String> headers, String body) {
        String code() {
            int at = body.indexOf("\"code\":\"") + 8;
            return at < 8 ? "" : body.substring(at, body.indexOf('"', at));
        }

        boolean isProblem() {
            return "application/problem+json".equals(headers.get("content-type"));
        }

        /** The same without what differs from one moment to the next. */
        Heard lasting() {
            TreeMap<String, String> kept = new TreeMap<>(headers);
            kept.remove("date");
            kept.replaceAll((name, value) -> value.replaceAll("JSESSIONID=[^;]*", "JSESSIONID"));
            return new Heard(status, kept, body.replaceAll("\"timestamp\":\"[^\"]*\"", ""));
        }
    }

    /** A request with these lines, a host and an end of connection. */
    Heard say(String line, List<String> headers, String body) {
        StringBuilder request = new StringBuilder(line).append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(request.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static Heard parse(String heard) {
        int end = heard.indexOf("\r\n\r\n");
        String[] lines = heard.substring(0, end).split("\r\n", -1);
        TreeMap<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.merge(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        int status = Integer.parseInt(lines[0].substring(9, 12));
        return new Heard(status, headers, heard.substring(end + 4));
    }
}
