// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import dev.parley.form.FormFault;
import dev.parley.model.Json;
import dev.parley.model.Text;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Something wrong with a part of a request.
 *
 * @param pointer where (RFC 6901); empty for the whole
 * @param code a stable code
 * @param message what, in English
 */
public record Violation(String pointer, String code, String message) {
    private static final int LONGEST_POINTER = 1_024;
    private static final int LONGEST_MESSAGE = 2_048;
    private static final int LONGEST_REASON = 1_000;

    /** A violation; what is longer than the contract says of violations is cut short, for it may quote the request. */
    public Violation {
        pointer = Text.cut(pointer, LONGEST_POINTER);
        message = Text.cut(message, LONGEST_MESSAGE);
    }

    /** What a form finds wrong, sorted. */
    public static List<Violation> of(List<FormFault> faults) {
        return Violations.sorted(faults.stream()
                .map(fault -> new Violation(fault.pointer(), fault.code(), fault.sentence()))
                .toList());
    }

    /** A refusal that lists violations, each under a prefix of the request. */
    public static Refusal refusal(Reason code, String prefix, List<Violation> violations) {
        List<Violation> first = violations.subList(0, Math.min(violations.size(), Violations.MOST));
        return Refusal.of(code).with("violations", Json.array(first, violation -> violation.beneath(prefix)));
    }

    /** A refusal for one violation. */
    public static Refusal refusal(String pointer, String message) {
        return refusal(Reason.INVALID_REQUEST, "", List.of(new Violation(pointer, "INVALID", message)));
    }

    /** What is wrong with the reason that an operator gives for the record. */
    public static Optional<Refusal> ofReason(String reason) {
        return Text.isId(reason, LONGEST_REASON)
                ? Optional.empty()
                : Optional.of(refusal(
                        "/reason",
                        "must have 1 to " + LONGEST_REASON + " characters, not blank, no control characters"));
    }

    private Json beneath(String prefix) {
        return Json.object()
                .put("pointer", Text.cut(prefix + pointer, LONGEST_POINTER))
                .put("code", code)
                .put("message", message)
                .build();
    }
}
