// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.web;

import java.util.Arrays;

/** What the marketplace refuses before anybody has looked at what was wanted; the codes are Parley's where it has one. */
public enum Fault {
    MALFORMED_REQUEST(400, "The body is not the JSON that belongs here."),
    FORGED_REQUEST(403, "Open the page again: this request did not come from it."),
    UNKNOWN_PATH(404, "There is nothing under this path."),
    METHOD_NOT_ALLOWED(405, "This path does not take that method."),
    NOT_ACCEPTABLE(406, "Answers are application/json and application/problem+json; accept both."),
    BODY_TOO_LARGE(413, "The body is too large."),
    UNSUPPORTED_MEDIA_TYPE(415, "Send the body as application/json in UTF-8."),
    INTERNAL_ERROR(500, "Something is wrong here. Nothing was changed; try again.");

    private final int status;
    private final String title;

    Fault(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The fault of that status; the nearest where there is none. */
    public static Fault of(int status) {
        return Arrays.stream(values())
                .filter(fault -> fault.status == status)
                .findFirst()
                .orElse(status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
