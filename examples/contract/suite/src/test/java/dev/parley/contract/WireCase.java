// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes that a client sends, and what each framework makes of them.
 *
 * @param head its lines, each with its end
 * @param body as it goes over the wire
 * @param isCut whether the client hangs up its side behind them
 * @param isEnd whether the server is to close the connection behind its answer, because nobody knows where the next
 *     request would begin
 */
record WireCase(
        String name, List<String> head, String body, boolean isCut, boolean isEnd, Said spring, Said micronaut) {
    static final String JSON = "Content-Type: application/json";
    static final String CHUNKED = "Transfer-Encoding: chunked";

    private static final String CALLER = "X-Caller: shop;HOST";
    private static final String KEY = "Idempotency-Key: wire";
    private static final String HOST = "Host: localhost";

    /** A read. */
    static WireCase get(String name, String target) {
        return line(name, "GET " + target + " HTTP/1.1");
    }

    static WireCase line(String name, String line) {
        return new WireCase(name, ended(List.of(line, HOST, CALLER)), "", false, false, Said.done(), Said.done());
    }

    /** A command that takes no body and would be done. */
    static WireCase command(String name, String... more) {
        return line(name, "POST " + Request.PREFIX + "/listings/wire/withdraw HTTP/1.1")
                .with(KEY)
                .with(more);
    }

    /** A command that takes a body and gets as far as its use case. */
    static WireCase move(String name, String... more) {
        return line(name, "POST " + Request.PREFIX + "/negotiations/n/moves HTTP/1.1")
                .with(KEY, JSON)
                .with(more);
    }

    private static List<String> ended(List<String> lines) {
        return lines.stream().map(line -> line + "\r\n").toList();
    }

    WireCase with(String... lines) {
        List<String> more = new ArrayList<>(head);
        more.addAll(ended(Arrays.asList(lines)));
        return new WireCase(name, more, body, isCut, isEnd, spring, micronaut);
    }

    /** Without the lines that begin so. */
    WireCase without(String start) {
        List<String> less =
                head.stream().filter(line -> !line.startsWith(start)).toList();
        return new WireCase(name, less, body, isCut, isEnd, spring, micronaut);
    }

    WireCase nobody() {
        return without("X-Caller");
    }

    WireCase body(String sent) {
        return new WireCase(name, head, sent, isCut, isEnd, spring, micronaut);
    }

    /** A body with its length. */
    WireCase sized(String sent) {
        return with("Content-Length: " + sent.length()).body(sent);
    }

    WireCase cut() {
        return new WireCase(name, head, body, true, isEnd, spring, micronaut);
    }

    /** What both are to say. */
    WireCase both(Said said) {
        return each(said, said);
    }

    WireCase each(Said onSpring, Said onMicronaut) {
        return new WireCase(name, head, body, isCut, isEnd, onSpring, onMicronaut);
    }

    /** The same, with the connection closed by both. */
    WireCase end() {
        return new WireCase(name, head, body, isCut, true, spring, micronaut);
    }

    String method() {
        return head.get(0).split(" ", 2)[0];
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        head.forEach(line -> all.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1)));
        all.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body.getBytes(StandardCharsets.ISO_8859_1));
        return all.toByteArray();
    }

    /** What is wrong with what the two said; where both are Parley's words they are the same ones. */
    List<String> wrong(Heard onSpring, Heard onMicronaut) {
        List<String> wrong = new ArrayList<>();
        if (!spring.fits(onSpring)) {
            wrong.add(name + ": Spring said " + onSpring + ", not " + spring);
        }
        if (!micronaut.fits(onMicronaut)) {
            wrong.add(name + ": Micronaut said " + onMicronaut + ", not " + micronaut);
        }
        if (spring.equals(micronaut) && spring.isParleys()) {
            Comparison.differences(onSpring.last(), onMicronaut.last())
                    .forEach(difference -> wrong.add(name + ": " + difference));
        }
        return wrong;
    }
}
