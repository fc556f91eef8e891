// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.adapter.http.contract.BadRequest;
import dev.parley.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request as it goes over the wire, byte for byte.
 *
 * @param target with the prefix, as it stands in the request's line
 * @param chunked whether the body goes in chunks, without its length in the head
 */
record Request(String method, String target, List<Header> headers, Bytes body, boolean chunked) {
    static final String PREFIX = "/parley/v1";

    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final int CHUNK = 16 * 1024;

    static Request get(String caller, String path) {
        return of("GET", path).by(caller);
    }

    /** A command with a key of its own; an empty body is none. */
    static Request command(String caller, String method, String path, String body) {
        Request bare = of(method, path).by(caller).with("Idempotency-Key", "key-" + KEYS.incrementAndGet());
        return body.isEmpty() ? bare : bare.json(body);
    }

    static Request post(String caller, String path, String body) {
        return command(caller, "POST", path, body);
    }

    static Request of(BadRequest bad, String caller) {
        Request request = of(bad.method(), bad.target()).by(caller);
        List<Header> headers = new ArrayList<>(request.headers);
        bad.headers().forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        return new Request(request.method, request.target, headers, bad.body(), false);
    }

    static Request of(String method, String path) {
        return new Request(method, PREFIX + path, List.of(), Bytes.of(new byte[0]), false);
    }

    Request by(String caller) {
        return caller.isEmpty() ? without("X-Caller") : without("X-Caller").with("X-Caller", caller);
    }

    Request with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Request(method, target, more, body, chunked);
    }

    Request without(String name) {
        List<Header> less = headers.stream().filter(header -> !header.is(name)).toList();
        return new Request(method, target, less, body, chunked);
    }

    Request set(String name, String value) {
        return without(name).with(name, value);
    }

    Request at(String rawTarget) {
        return new Request(method, rawTarget, headers, body, chunked);
    }

    Request method(String other) {
        return new Request(other, target, headers, body, chunked);
    }

    Request json(String text) {
        return set("Content-Type", "application/json").body(text.getBytes(StandardCharsets.UTF_8));
    }

    Request body(byte[] bytes) {
        return new Request(method, target, headers, Bytes.of(bytes), chunked);
    }

    Request inChunks() {
        return new Request(method, target, headers, body, true);
    }

    boolean changesNothing() {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(method + ' ' + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(header -> header.is("Host"))) {
            head.append("Host: localhost\r\n");
        }
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        byte[] content = body.toArray();
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (content.length > 0 || !changesNothing()) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (chunked) {
            chunks(content, out);
        } else {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    private static void chunks(byte[] content, ByteArrayOutputStream out) {
        for (int from = 0; from < content.length; from += CHUNK) {
            int length = Math.min(CHUNK, content.length - from);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(content, from, length);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        String shown = method + ' ' + target;
        return shown.length() > 120 ? shown.substring(0, 120) + '…' : shown;
    }
}
