package dev.parley.examples.marketplace.orders;

import dev.parley.protocol.Reason;
import dev.parley.protocol.RefusalCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;

/**
 * Why the marketplace did not do something (RFC 9457), with Parley's codes, so that the pages have one set of messages.
 */
record ShopProblem(String type, String title, int status, String code) {
    static HttpResponse<?> of(RefusalCode code) {
        HttpStatus status = status(code);
        ShopProblem problem = new ShopProblem("about:blank", code.title(), status.getCode(), code.name());
        return HttpResponse.status(status)
                .contentType(MediaType.of("application/problem+json"))
                .header("Cache-Control", "no-store")
                .body(problem);
    }

    private static HttpStatus status(RefusalCode code) {
        if (code == Reason.UNAUTHENTICATED) {
            return HttpStatus.UNAUTHORIZED;
        }
        return switch (code.sort()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case INVALID, RULE -> HttpStatus.UNPROCESSABLE_ENTITY;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case RATE -> HttpStatus.TOO_MANY_REQUESTS;
            case CONFLICT, STALE, PRECONDITION_REQUIRED -> HttpStatus.CONFLICT;
        };
    }
}
