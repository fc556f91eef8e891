// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a node answered. */
record Answer(int status, String body, boolean replayed) {
    private static final JsonMapper JSON = new JsonMapper();

    JsonNode json() {
        return JSON.readTree(body);
    }

    boolean isDone() {
        return status == 200 || status == 201;
    }

    /** The body of what is done. */
    JsonNode done() {
        if (!isDone()) {
            throw new AssertionError("refused: " + this);
        }
        return json();
    }

    /** The status, and of a problem its code. */
    String summary() {
        return isDone()
                ? String.valueOf(status)
                : status + " " + json().path("code").asString();
    }

    /** Whether it says the same as an earlier one. */
    boolean repeats(Answer earlier) {
        return status == earlier.status && body.equals(earlier.body);
    }
}
