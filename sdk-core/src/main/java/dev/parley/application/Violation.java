package dev.parley.application;

import dev.parley.model.Json;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.List;

/**
 * Something wrong with a part of a request.
 *
 * @param pointer where (RFC 6901); empty for the whole
 * @param code a stable code
 * @param message what, in English
 */
public record Violation(String pointer, String code, String message) {
    /** A refusal that lists violations, each under a prefix of the request. */
    public static Refusal refusal(Reason code, String prefix, List<Violation> violations) {
        return Refusal.of(code).with("violations", Json.array(violations, violation -> violation.beneath(prefix)));
    }

    /** A refusal for one violation. */
    public static Refusal refusal(String pointer, String message) {
        return refusal(Reason.INVALID_REQUEST, "", List.of(new Violation(pointer, "INVALID", message)));
    }

    private Json beneath(String prefix) {
        return Json.object()
                .put("pointer", prefix + pointer)
                .put("code", code)
                .put("message", message)
                .build();
    }
}
