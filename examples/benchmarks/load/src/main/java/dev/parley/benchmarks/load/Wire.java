// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Requests as text. */
final class Wire {
    static final String FACADE = "/parley/v1";

    private Wire() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String get(String path, String... headers) {
        return request("GET", path, Optional.empty(), headers);
    }

    /** A command of somebody's, under a key. */
    static String command(String method, String path, String caller, String key, String body) {
        return request(
                method,
                FACADE + path,
                Optional.of(body),
                "X-Caller: " + caller,
                "Content-Type: application/json",
                "Idempotency-Key: " + key);
    }

    private static String request(String method, String path, Optional<String> body, String... headers) {
        StringBuilder text = new StringBuilder(512)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        body.ifPresent(sent ->
                text.append("Content-Length: ").append(bytes(sent).length).append("\r\n"));
        return text.append("\r\n").append(body.orElse("")).toString();
    }
}
