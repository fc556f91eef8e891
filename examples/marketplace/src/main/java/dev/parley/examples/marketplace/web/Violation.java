// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.web;

import dev.parley.model.Json;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.List;

/**
 * What is wrong with a field of a request.
 *
 * @param pointer where (RFC 6901)
 * @param code a stable code
 * @param message what, in English
 */
public record Violation(String pointer, String code, String message) {
    private static final String PARAM = "violations";

    /** A refusal that names what is wrong, in Parley's own form. */
    public static Refusal refusal(Violation... violations) {
        return refusal(List.of(violations));
    }

    /** A refusal that names what is wrong, in Parley's own form. */
    public static Refusal refusal(List<Violation> violations) {
        return Refusal.of(Reason.INVALID_REQUEST).with(PARAM, Json.array(violations, Violation::toJson));
    }

    private Json toJson() {
        return Json.object()
                .put("pointer", pointer)
                .put("code", code)
                .put("message", message)
                .build();
    }
}
