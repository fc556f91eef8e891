// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.adapter.json.StrictJson;
import dev.parley.model.Bytes;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A response as it came over the wire, its body out of its framing. */
record Response(int status, List<Header> headers, Bytes body) {
    String header(String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .findFirst()
                .map(Header::value)
                .orElse("");
    }

    String text() {
        return new String(body.toArray(), StandardCharsets.UTF_8);
    }

    Json json() {
        return StrictJson.read(body.toArray()).match(good -> good, bad -> {
            throw new AssertionError("no JSON: " + text());
        });
    }

    /** A problem's code; empty for what is no problem of Parley's. */
    String code() {
        return header("Content-Type").equals("application/problem+json")
                ? json().get("code").text()
                : "";
    }

    boolean isAgreed() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
