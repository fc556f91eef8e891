// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a request was answered: status, headers of one value each, and body. */
record Answer(int status, Map<String, String> headers, String body) {
    Answer {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    boolean done() {
        return status < 300;
    }

    Optional<String> tag() {
        return Optional.ofNullable(headers.get("ETag"));
    }

    /** The body; missing where there is none or it is no JSON. */
    JsonNode json() {
        return Wire.read(body);
    }

    /** The code of a problem; empty where it is none. */
    String code() {
        return status < 400 ? "" : json().path("code").asText();
    }

    String text() {
        StringBuilder text = new StringBuilder("→ ").append(status);
        headers.forEach(
                (name, value) -> text.append("\n  ").append(name).append(": ").append(value));
        return body.isEmpty()
                ? text.toString()
                : text.append("\n  ").append(body).toString();
    }
}
