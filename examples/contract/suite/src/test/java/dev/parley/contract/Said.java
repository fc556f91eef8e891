// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import java.util.Optional;

/**
 * What a host is to make of some bytes.
 *
 * @param status of the answer; 0 for none
 * @param code of Parley's problem; empty for what is done; absent where the server, or the host, speaks for itself
 */
record Said(int status, Optional<String> code) {
    static Said done() {
        return new Said(200, Optional.of(""));
    }

    static Said problem(int status, String code) {
        return new Said(status, Optional.of(code));
    }

    static Said malformed() {
        return problem(400, "MALFORMED_REQUEST");
    }

    /** The request came as far as a use case, which knows of no such thing. */
    static Said admitted() {
        return problem(404, "NOT_FOUND");
    }

    /** In words that are not Parley's. */
    static Said elsewhere(int status) {
        return new Said(status, Optional.empty());
    }

    /** No answer: the connection was closed. */
    static Said nothing() {
        return elsewhere(0);
    }

    boolean isParleys() {
        return code.isPresent();
    }

    boolean fits(Heard heard) {
        Response last = heard.last();
        boolean words = code.map(expected -> last.code().equals(expected))
                .orElse(!last.text().contains("urn:parley"));
        return last.status() == status && words && heard.closed();
    }
}
