// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import java.util.Arrays;

/** What the facade itself refuses, before any use case, in the order of checking. */
enum Fault {
    UNAUTHENTICATED(401, "Say who you are."),
    PATH_TOO_LONG(414, "The path and query are too long."),
    UNKNOWN_PATH(404, "There is nothing under this path."),
    METHOD_NOT_ALLOWED(405, "This path does not take that method; see Allow."),
    NOT_ACCEPTABLE(406, "Answers are application/json and application/problem+json; accept both."),
    UNSUPPORTED_MEDIA_TYPE(415, "Send the body as application/json in UTF-8, not compressed."),
    BODY_TOO_LARGE(413, "The body is too large."),
    BUSY(503, "Too much is being answered at once; try again."),
    MALFORMED_REQUEST(400, "The request does not fit the contract; see the violations."),
    INTERNAL_ERROR(500, "Something is wrong here; report the incident.");

    private final int status;
    private final String title;

    Fault(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The fault of that status; a malformed request for any that has none. */
    static Fault of(int status) {
        return Arrays.stream(values())
                .filter(fault -> fault.status == status)
                .findFirst()
                .orElse(MALFORMED_REQUEST);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
