// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import static dev.parley.contract.Said.admitted;
import static dev.parley.contract.Said.done;
import static dev.parley.contract.Said.elsewhere;
import static dev.parley.contract.Said.malformed;
import static dev.parley.contract.Said.nothing;
import static dev.parley.contract.Said.problem;
import static dev.parley.contract.WireCase.CHUNKED;
import static dev.parley.contract.WireCase.command;
import static dev.parley.contract.WireCase.get;
import static dev.parley.contract.WireCase.line;
import static dev.parley.contract.WireCase.move;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What clients send that no tidy client sends, a row each. Every row is in the guide too, where the servers differ. */
final class WireCases {
    private static final String PREFIX = Request.PREFIX;
    private static final String PROTOCOLS = PREFIX + "/protocols";
    private static final String MOVE = "{\"kind\":\"reject\"}";
    private static final Said UNKNOWN_PATH = problem(404, "UNKNOWN_PATH");
    private static final Said NOT_TAKEN = problem(405, "METHOD_NOT_ALLOWED");
    private static final Said NOT_THAT_TYPE = problem(415, "UNSUPPORTED_MEDIA_TYPE");

    private WireCases() {}

    static List<WireCase> all() {
        return Stream.of(
                        lines(),
                        heads(),
                        lengths(),
                        codings(),
                        targets(),
                        spelling(),
                        traces(),
                        bodies(),
                        broken(),
                        cut())
                .flatMap(List::stream)
                .toList();
    }

    private static List<WireCase> lines() {
        return List.of(
                get("a plain read", PROTOCOLS).both(done()),
                line("HTTP/1.0", "GET " + PROTOCOLS + " HTTP/1.0").both(done()).end(),
                line("HTTP/3.0", "GET " + PROTOCOLS + " HTTP/3.0")
                        .each(elsewhere(505), elsewhere(400))
                        .end(),
                line("HTTP/1.2", "GET " + PROTOCOLS + " HTTP/1.2")
                        .each(elsewhere(505), elsewhere(400))
                        .end(),
                line("no method", "GE(T " + PROTOCOLS + " HTTP/1.1")
                        .both(elsewhere(400))
                        .end(),
                line("a method in lower case", "get " + PROTOCOLS + " HTTP/1.1").both(NOT_TAKEN),
                line("a space in the target", "GET " + PREFIX + "/listings/a b HTTP/1.1")
                        .both(elsewhere(400))
                        .end(),
                line("CONNECT", "CONNECT " + PROTOCOLS + " HTTP/1.1").each(elsewhere(501), NOT_TAKEN));
    }

    /** A header line that is none hides those behind it: such a request was once an approval. */
    private static List<WireCase> heads() {
        return Stream.concat(
                        Stream.of(
                                        command("no host").without("Host"),
                                        command("two hosts", "Host: elsewhere"),
                                        command("a NUL in a value", "X-A: a\0b"),
                                        command("a CR in a value", "X-A: a\rb"),
                                        command("a NUL in a name", "X\0A: a"),
                                        command("a DEL in a value", "X-A: \u007f"),
                                        command("no colon", "XA"),
                                        command("a space before the colon", "X-A : a"),
                                        command("no name", ": a"))
                                .map(each -> each.both(elsewhere(400)).end()),
                        Stream.of(
                                command("a header of 9,000 characters", "X-A: " + "a".repeat(9_000))
                                        .each(elsewhere(400), elsewhere(413))
                                        .end(),
                                get("a header on two lines", PROTOCOLS)
                                        .with("X-A: a\r\n b")
                                        .both(done()),
                                move("an unknown expectation", "Expect: x")
                                        .sized(MOVE)
                                        .each(elsewhere(417), admitted()),
                                move(
                                                "a body that is announced and refused",
                                                "Expect: 100-continue",
                                                "Content-Length: 17")
                                        .nobody()
                                        .both(problem(401, "UNAUTHENTICATED"))))
                .toList();
    }

    private static List<WireCase> lengths() {
        return Stream.of(
                        move("two lengths, alike", "Content-Length: 17", "Content-Length: 17"),
                        move("two lengths", "Content-Length: 17", "Content-Length: 18"),
                        move("a list of lengths", "Content-Length: 17, 17"),
                        move("a length with a sign", "Content-Length: +17"),
                        move("a negative length", "Content-Length: -1"),
                        move("a length that is no number", "Content-Length: x"))
                .map(each -> each.body(MOVE).both(elsewhere(400)).end())
                .toList();
    }

    private static List<WireCase> codings() {
        String chunks = "11\r\n" + MOVE + "\r\n0\r\n\r\n";
        return List.of(
                command("an unknown transfer coding", "Transfer-Encoding: foo")
                        .each(elsewhere(501), elsewhere(400))
                        .end(),
                command("a transfer coding that ends like one", "Transfer-Encoding: xchunked")
                        .each(elsewhere(501), elsewhere(400))
                        .end(),
                command("the identity as transfer coding", "Transfer-Encoding: identity")
                        .each(elsewhere(501), elsewhere(400))
                        .end(),
                move("a compressed transfer", "Transfer-Encoding: gzip, chunked")
                        .body("0\r\n\r\n")
                        .each(elsewhere(501), elsewhere(400))
                        .end(),
                move("chunks in chunks", "Transfer-Encoding: chunked, chunked")
                        .body(chunks)
                        .both(elsewhere(400))
                        .end(),
                move("chunks and a length", CHUNKED, "Content-Length: 17")
                        .body(chunks)
                        .each(admitted(), elsewhere(400))
                        .end());
    }

    private static List<WireCase> targets() {
        String list = PREFIX + "/negotiations?cursor=";
        return List.of(
                get("a target that is long enough", list + "a".repeat(3_900)).both(malformed()),
                get("a target that is too long", list + "a".repeat(4_000)).both(problem(414, "PATH_TOO_LONG")),
                get("a target that is too long for one server", list + "a".repeat(5_000))
                        .each(problem(414, "PATH_TOO_LONG"), elsewhere(413)),
                get("a target that is too long for both", list + "a".repeat(20_000))
                        .each(elsewhere(400), elsewhere(413))
                        .end(),
                get("an absolute target", "http://localhost" + PROTOCOLS).both(done()),
                get("an absolute target with a slash in a name", "http://localhost" + PREFIX + "/listings/a%2Fz")
                        .both(admitted()),
                get("an absolute target of another host", "http://elsewhere" + PROTOCOLS)
                        .each(elsewhere(400), done()),
                get("an absolute target of another scheme", "ftp://localhost" + PROTOCOLS)
                        .each(elsewhere(400), done()),
                get("a parameter in the prefix", "/parley;a=b/v1/protocols").each(UNKNOWN_PATH, elsewhere(404)),
                get("a parameter behind the prefix", PREFIX + ";a=b/protocols").each(UNKNOWN_PATH, elsewhere(404)),
                get("a parameter behind a path", PROTOCOLS + ";a=b").both(UNKNOWN_PATH),
                get("a parameter behind a name", PREFIX + "/listings/a;b=c").both(malformed()),
                get("dots into the prefix", "/x/.." + PROTOCOLS).each(UNKNOWN_PATH, elsewhere(404)),
                get("dots out of the prefix", PREFIX + "/../../shop").each(elsewhere(404), UNKNOWN_PATH),
                get("a slash in a name", PREFIX + "/listings/a%2Fz").both(admitted()),
                get("a NUL in a name", PREFIX + "/listings/a%00").both(malformed()));
    }

    /** What no URI may hold: Tomcat refuses it before it knows the path. */
    private static List<WireCase> spelling() {
        List<WireCase> cases = new ArrayList<>();
        for (String text : List.of("a|b", "{a}", "a^b", "<a>", "a\"b", "a`b", "a\\b", "a#b", "\u00e9", "[a]")) {
            cases.add(get(text + " in a path", PREFIX + "/listings/" + text).each(elsewhere(400), malformed()));
            cases.add(get(text + " in a query", PREFIX + "/negotiations?cursor=" + text)
                    .each(elsewhere(400), malformed()));
        }
        return cases;
    }

    /** Never a trace, on the host's own paths neither. */
    private static List<WireCase> traces() {
        return List.of(
                line("TRACE", "TRACE " + PROTOCOLS + " HTTP/1.1").both(NOT_TAKEN),
                line("TRACE of a name with a slash", "TRACE " + PREFIX + "/listings/a%2Fb HTTP/1.1")
                        .both(NOT_TAKEN),
                line("TRACE out of the prefix", "TRACE " + PREFIX + "/../../shop HTTP/1.1")
                        .each(elsewhere(405), UNKNOWN_PATH),
                line("TRACE out of the prefix, encoded", "TRACE " + PREFIX + "/%2e%2e/%2e%2e/shop HTTP/1.1")
                        .each(elsewhere(405), UNKNOWN_PATH),
                line("TRACE out of the prefix by a parameter", "TRACE " + PREFIX + "/;a/../../../shop HTTP/1.1")
                        .both(UNKNOWN_PATH),
                line("TRACE beside the prefix", "TRACE /shop HTTP/1.1").each(elsewhere(405), elsewhere(404)));
    }

    private static List<WireCase> bodies() {
        List<WireCase> cases = new ArrayList<>(List.of(
                move("a body").sized(MOVE).both(admitted()),
                move("chunks", CHUNKED)
                        .body("11;a=b\r\n" + MOVE + "\r\n0\r\nX-A: b\r\n\r\n")
                        .both(admitted()),
                move("the identity as coding", "Content-Encoding: identity")
                        .sized(MOVE)
                        .both(admitted()),
                command("a body for a command that takes none").sized("{}").both(malformed()),
                get("a body for a read", PROTOCOLS).sized("{}").both(malformed()),
                move("an empty body").sized("").both(malformed())));
        String packed = gzip(MOVE);
        for (String sent : List.of(packed, packed.substring(0, packed.length() / 2), MOVE)) {
            for (String coding : List.of("gzip", "x-gzip", "deflate", "snappy", "br", "zip")) {
                String named = coding + " of " + sent.length() + " bytes";
                cases.add(move(named, "Content-Encoding: " + coding).sized(sent).both(NOT_THAT_TYPE));
                cases.add(command(named + " for a command that takes no body", "Content-Encoding: " + coding)
                        .sized(sent)
                        .both(NOT_THAT_TYPE));
            }
        }
        return cases;
    }

    private static String gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** A body that breaks is neither a shorter one nor none. */
    private static List<WireCase> broken() {
        String whole = "11\r\n" + MOVE + "\r\n";
        return Stream.of(
                        command("no size of a chunk", CHUNKED).body("zz\r\n"),
                        command("a negative chunk", CHUNKED).body("-1\r\n\r\n"),
                        command("a chunk beyond all numbers", CHUNKED).body("fffffffffffffffff\r\n\r\n"),
                        command("a NUL in a trailer", CHUNKED).body("0\r\nX\0: a\r\n\r\n"),
                        move("no size of a second chunk", CHUNKED).body(whole + "zz\r\n"),
                        move("no end of a chunk", CHUNKED).body("11\r\n" + MOVE + "XX0\r\n\r\n"),
                        move("lines that end in LF", CHUNKED).body("11\n" + MOVE + "\n0\n\n"))
                .map(each -> each.both(malformed()).end())
                .toList();
    }

    /** Where the client hangs up in the middle, one server answers and one does not; nothing is done. */
    private static List<WireCase> cut() {
        return Stream.of(
                        command("cut before the body", "Content-Length: 5"),
                        command("cut in the body", "Content-Length: 5").body("ab"),
                        command("cut before the first chunk", CHUNKED),
                        command("cut in a chunk", CHUNKED).body("5\r\nab"),
                        command("cut before the last chunk", CHUNKED).body("2\r\nab\r\n"),
                        move("cut behind what is whole by itself", "Content-Length: 20")
                                .body(MOVE))
                .map(each -> each.cut().each(malformed(), nothing()).end())
                .toList();
    }
}
