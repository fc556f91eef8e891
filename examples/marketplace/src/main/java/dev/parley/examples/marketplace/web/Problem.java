// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.parley.api.Outcome;
import dev.parley.model.Json;
import dev.parley.protocol.Reason;
import dev.parley.protocol.RefusalCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why the marketplace did not do something (RFC 9457), in the form of Parley's problems and with its codes, so that the
 * pages have one way to read them.
 *
 * @param params what else is known, as a JSON object
 * @param violations what is wrong with which field, as a JSON array
 * @param allowedActions none; there for Parley's sake
 * @param retryable whether the same request may come again unchanged
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @JsonRawValue String params,
        @JsonRawValue String violations,
        List<String> allowedActions,
        boolean retryable) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What a 401 asks for. */
    public static final String CHALLENGE = "Bearer";

    private static final String VIOLATIONS = "violations";

    /** A use case's refusal. */
    public static Problem of(Outcome.Refused<?> refused) {
        RefusalCode code = refused.code();
        Map<String, Json> params = new TreeMap<>(refused.params());
        Json violations = params.getOrDefault(VIOLATIONS, Json.array(List.of()));
        params.remove(VIOLATIONS);
        return new Problem(
                type("parley", code.name()),
                code.title(),
                status(code),
                code.name(),
                new Json.Obj(new TreeMap<>(params)).canonicalText(),
                violations.canonicalText(),
                List.of(),
                code.isRetryable());
    }

    /** A refusal with nothing more to say. */
    public static Problem of(Reason reason) {
        return Outcome.<Problem>refused(reason).match(Outcome.Done::value, Problem::of);
    }

    /** A fault of the request or of the marketplace. */
    public static Problem of(Fault fault) {
        return new Problem(
                type("fairhand", fault.name()),
                fault.title(),
                fault.status(),
                fault.name(),
                "{}",
                "[]",
                List.of(),
                fault == Fault.INTERNAL_ERROR);
    }

    /** The headers that go with it. */
    public Map<String, String> headers() {
        return status == 401
                ? Map.of("Content-Type", MEDIA_TYPE, "WWW-Authenticate", CHALLENGE)
                : Map.of("Content-Type", MEDIA_TYPE);
    }

    /** The header {@code Allow} for the methods that a path takes; who may read may also ask for the head alone. */
    public static String allow(Stream<String> methods) {
        Set<String> all = methods.collect(Collectors.toCollection(TreeSet::new));
        if (all.contains("GET")) {
            all.add("HEAD");
        }
        return String.join(", ", all);
    }

    private static String type(String whose, String code) {
        return "urn:" + whose + ":problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int status(RefusalCode code) {
        if (code == Reason.UNAUTHENTICATED) {
            return 401;
        }
        return switch (code.sort()) {
            case INVALID, RULE -> 422;
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case RATE -> 429;
            case UNAVAILABLE -> 503;
            case CONFLICT, STALE, PRECONDITION_REQUIRED -> 409;
        };
    }
}
