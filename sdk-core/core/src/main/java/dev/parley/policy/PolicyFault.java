// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import dev.parley.model.Json;
import java.util.Objects;

/**
 * Something wrong with a policy.
 *
 * @param code what, stable
 * @param pointer where in the policy's JSON (RFC 6901), such as {@code /rules/3/selector/price}
 * @param sentence the same in English, for a product manager
 * @since 0.1.0
 */
public record PolicyFault(Code code, String pointer, String sentence) {
    public PolicyFault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(sentence, "sentence");
    }

    /** Whether the policy may not be put in force; otherwise the fault is a warning. */
    public boolean isError() {
        return code.error;
    }

    /** This fault as JSON. */
    public Json toJson() {
        return Json.object()
                .put("code", code.name())
                .put("error", isError())
                .put("pointer", pointer)
                .put("sentence", sentence)
                .build();
    }

    /** What can be wrong, in the order of checking within a rule. Codes are stable; new ones may come. */
    public enum Code {
        /** Two rules of one name. */
        DUPLICATE_NAME(true),
        /** It ends before it begins, or at the same instant. */
        EMPTY_PERIOD(true),
        /** The least price exceeds the greatest. */
        EMPTY_PRICE_RANGE(true),
        /** No protocol of that name and version is registered. */
        UNKNOWN_PROTOCOL(true),
        /** The protocol does not take these parameters. */
        INVALID_PARAMETERS(true),
        /** An earlier rule takes everything that this one could; a warning. */
        NEVER_WINS(false);

        private final boolean error;

        Code(boolean error) {
            this.error = error;
        }
    }
}
