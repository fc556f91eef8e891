// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.adapter.http.contract.Contract;
import dev.parley.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests that no tidy client sends. */
record OddRequests(Pair pair, Shop shop) {
    private static final int LARGEST = 128 * 1024;

    private static final List<String> UNKNOWN = List.of(
            "/",
            "/nowhere",
            "/negotiations/",
            "/negotiations//moves",
            "//negotiations",
            "/negotiations/..",
            "/negotiations/../policy",
            "/negotiations/./moves",
            "/n%65gotiations",
            "/NEGOTIATIONS",
            "/negotiations;v=1",
            "/negotiations/a/b/c",
            "/listings/a%2Fb/c/d");

    private static final List<String> MALFORMED = List.of(
            "/listings/%00",
            "/listings/%0A",
            "/listings/%zz",
            "/listings/%4",
            "/listings/%C3",
            "/listings/%ED%A0%80",
            "/listings/%E2%80%83",
            "/listings/a;b=1",
            "/negotiations?limit=1&limit=2",
            "/negotiations?limit=",
            "/negotiations?=",
            "/negotiations?cursor=%zz",
            "/negotiations?" + "cursor=" + "a".repeat(600));

    void paths() {
        for (String path : UNKNOWN) {
            pair.refused(Request.get("berta", path), 404, "UNKNOWN_PATH");
        }
        for (String path : MALFORMED) {
            pair.refused(Request.get("berta", path), 400, "MALFORMED_REQUEST");
        }
        for (String name :
                List.of("l%C3%A4mp", "a%2Fb", "a%20b", "a+b", "a%3Bb", "a%5Cb", "a%25b", "%2E%2E", "a:b@c")) {
            pair.refused(Request.get("berta", "/listings/" + name), 404, "NOT_FOUND");
            pair.ok(Request.command(Shop.HOST, "PUT", "/listings/" + name, Shop.draft("pieces", "ON_ACCEPTANCE")));
            pair.revisited("berta", "/listings/" + name);
        }
    }

    void heads() {
        for (String method : List.of("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get")) {
            Response response = pair.send(Request.of(method, "/negotiations").by("berta"));
            boolean told = response.status() == 405 && response.header("Allow").equals("GET, POST");
            if (!told) {
                throw new AssertionError(method + " → " + response);
            }
        }
        Request list = Request.get("berta", "/negotiations");
        for (String accept : List.of("text/html", "application/json;q=0", "x", "application/jsonx")) {
            pair.refused(list.with("Accept", accept), 406, "NOT_ACCEPTABLE");
        }
        for (String accept : List.of("*/*", "application/*", "APPLICATION/JSON", "text/html, application/json;q=0.1")) {
            pair.ok(list.with("Accept", accept));
        }
        pair.ok(list.with("Accept-Encoding", "gzip, deflate, br").with("Accept-Language", "de"));
        pair.ok(list.with("Host", "shop.example")
                .with("Origin", "https://elsewhere.example")
                .with("X-Forwarded-For", "192.0.2.1"));
        pair.ok(list.with("If-None-Match", "\"x\"").with("If-Modified-Since", "Fri, 20 Nov 2026 10:00:00 GMT"));
        pair.ok(list.with("Range", "bytes=0-1"));
        pair.refused(
                list.with("Accept", "*/*").at(Request.PREFIX + "/negotiations?" + "a".repeat(3_000)),
                400,
                "MALFORMED_REQUEST");
        Request move = Request.post("berta", "/negotiations/n/moves", "{\"kind\":\"reject\"}");
        pair.refused(move.with("Idempotency-Key", "again"), 400, "MALFORMED_REQUEST");
        pair.refused(move.without("Idempotency-Key"), 400, "MALFORMED_REQUEST");
        pair.refused(move.with("If-Match", "\"1\"").with("If-Match", "\"2\""), 400, "MALFORMED_REQUEST");
        pair.refused(move.set("Idempotency-Key", "a".repeat(4_000)), 400, "MALFORMED_REQUEST");
    }

    void bodies() {
        Request move = Request.post("berta", "/negotiations/n/moves", "{\"kind\":\"reject\"}");
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=latin1",
                "json",
                "application/json; version=2",
                "application/merge-patch+json")) {
            pair.refused(move.set("Content-Type", type), 415, "UNSUPPORTED_MEDIA_TYPE");
        }
        pair.refused(move.without("Content-Type"), 415, "UNSUPPORTED_MEDIA_TYPE");
        pair.refused(move.set("Content-Type", "Application/JSON; Charset=\"UTF-8\""), 404, "NOT_FOUND");
        pair.refused(move.json("kind=reject"), 400, "MALFORMED_REQUEST");
        pair.refused(move.json("{\"kind\":\"reject\",\"kind\":\"reject\"}"), 400, "MALFORMED_REQUEST");
        pair.refused(move.json("{\"kind\":\"reject\",\"items\":[1.0]}"), 400, "MALFORMED_REQUEST");
        pair.refused(Request.get("berta", "/negotiations").json("{}"), 400, "MALFORMED_REQUEST");
        pair.refused(Request.post("berta", "/negotiations/n/cancel", "{}"), 400, "MALFORMED_REQUEST");
        Request fits = move.body(padded(LARGEST));
        Request tooLarge = move.body(padded(LARGEST + 1));
        pair.refused(move.inChunks(), 404, "NOT_FOUND");
        pair.refused(fits, 404, "NOT_FOUND");
        pair.refused(fits.inChunks(), 404, "NOT_FOUND");
        pair.refused(tooLarge, 413, "BODY_TOO_LARGE");
        pair.refused(tooLarge.inChunks(), 413, "BODY_TOO_LARGE");
        pair.refused(move.body(padded(4 * LARGEST)), 413, "BODY_TOO_LARGE");
        pair.refused(move.body(padded(4 * LARGEST)).inChunks(), 413, "BODY_TOO_LARGE");
    }

    /** What needs no login: to verify a deal, and to write a client. */
    void open() {
        pair.revisited("", "/keys");
        Response contract = pair.send(Request.get("", "/parley.yaml"));
        if (!contract.body().equals(Contract.bytes())
                || !contract.header("Content-Type").equals("application/yaml")
                || pair.send(Request.get("", "/parley.yaml").with("If-None-Match", contract.header("ETag")))
                                .status()
                        != 304) {
            throw new AssertionError("not the contract: " + contract);
        }
        pair.refused(Request.get("", "/protocols"), 401, "UNAUTHENTICATED");
        pair.refused(Request.of("DELETE", "/parley.yaml").by("berta"), 405, "METHOD_NOT_ALLOWED");
    }

    private static byte[] padded(int length) {
        String start = "{\"kind\":\"reject\"";
        return (start + " ".repeat(length - start.length() - 1) + "}").getBytes(StandardCharsets.UTF_8);
    }

    /** Beside the prefix each host answers in its own words, of which only this is compared: they are not Parley's. */
    void outside() {
        for (String target : List.of("/nowhere", "/parley", "/parley/v2/negotiations", "/parley/v1x/negotiations")) {
            for (HostProcess host : pair.hosts()) {
                try (Wire wire = new Wire(host.port())) {
                    wire.send(new Request(
                            "GET", target, List.of(new Header("X-Caller", "berta")), Bytes.of(new byte[0]), false));
                    Response response = wire.receive();
                    if (response.status() != 404 || response.text().contains("urn:parley")) {
                        throw new AssertionError(host.name() + " " + target + " → " + response);
                    }
                }
            }
        }
    }

    /** One framework lets no foreign origin reach a server on this machine: what the host refuses is a problem as well. */
    void foreignOrigin() {
        Request foreign = Request.get("berta", "/negotiations").with("Origin", "https://elsewhere.example");
        for (HostProcess host : pair.hosts()) {
            try (Wire wire = new Wire(host.port())) {
                wire.send(foreign);
                Response response = wire.receive();
                if (response.status() != 200 && !response.code().equals("NOT_ENTITLED")) {
                    throw new AssertionError(host.name() + " → " + response);
                }
            }
        }
    }

    /** How large a head may be is for the host's server to say, in its own words: too large is the client's fault. */
    void hugeHeads() {
        Request list = Request.get("berta", "/negotiations");
        List<Request> huge = List.of(
                list.with("X-Long", "a".repeat(70_000)),
                list.at(Request.PREFIX + "/negotiations?cursor=" + "a".repeat(20_000)),
                list.with("Content-Length", "1").with("Content-Length", "2"));
        for (HostProcess host : pair.hosts()) {
            for (Request request : huge) {
                try (Wire wire = new Wire(host.port())) {
                    wire.send(request);
                    int status = wire.receive().status();
                    if (status != 200 && (status < 400 || status >= 500)) {
                        throw new AssertionError(host.name() + " " + request + " → " + status);
                    }
                }
            }
        }
    }
}
