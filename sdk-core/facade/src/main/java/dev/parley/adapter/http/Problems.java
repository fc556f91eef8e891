// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.json.WireModels;
import dev.parley.api.Outcome;
import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.model.Bytes;
import dev.parley.model.Json;
import dev.parley.protocol.Reason;
import dev.parley.protocol.RefusalCode;
import dev.parley.protocol.RefusalCode.Sort;
import dev.parley.wire.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes problems (RFC 9457): one form, whatever went wrong. */
final class Problems {
    private static final String RETRY_AFTER = "retryAfterSeconds";
    private static final String VIOLATIONS = "violations";

    private final WireModels models;
    private final String challenge;

    Problems(WireModels models, String challenge) {
        this.models = models;
        this.challenge = challenge;
    }

    /** The facade's own refusal. */
    Reply of(Fault fault) {
        boolean again = fault == Fault.BUSY;
        Json problem = problem(fault.name(), fault.title(), fault.status(), Map.of(), List.of(), List.of(), again);
        Map<String, String> headers = new TreeMap<>();
        if (again) {
            headers.put("Retry-After", "1");
        }
        if (fault == Fault.UNAUTHENTICATED) {
            headers.put("WWW-Authenticate", challenge);
        }
        return reply(fault.status(), problem, headers);
    }

    /** A path that takes other methods. */
    Reply methodNotAllowed(String allow) {
        Reply reply = of(Fault.METHOD_NOT_ALLOWED);
        Map<String, String> headers = new TreeMap<>(reply.headers());
        headers.put("Allow", allow);
        return new Reply(reply.status(), headers, reply.body());
    }

    /** A request that does not fit the contract. */
    Reply malformed(List<Violation> violations) {
        Fault fault = Fault.MALFORMED_REQUEST;
        List<Json> listed =
                Violations.sorted(violations).stream().map(Problems::written).toList();
        return reply(
                fault.status(),
                problem(fault.name(), fault.title(), fault.status(), Map.of(), listed, List.of(), false),
                Map.of());
    }

    /** A fault of the service, by the name under which it was logged. */
    Reply incident(String name) {
        Fault fault = Fault.INTERNAL_ERROR;
        Map<String, Json> params = Map.of("incident", Json.of(name));
        return reply(
                fault.status(),
                problem(fault.name(), fault.title(), fault.status(), params, List.of(), List.of(), false),
                Map.of());
    }

    /** A use case's refusal. */
    Reply of(Outcome.Refused<?> refused) {
        RefusalCode code = refused.code();
        int status = status(code);
        Map<String, Json> params = new LinkedHashMap<>(refused.params());
        List<Json> violations = violations(params.remove(VIOLATIONS));
        List<Json> allowed =
                refused.allowedActions().stream().map(Views::allowed).toList();
        if (code.sort() == Sort.NOT_FOUND) {
            // A name that is hidden from the caller must read like one that was never given.
            params.clear();
            violations = List.of();
            allowed = List.of();
        }
        Map<String, String> headers = new TreeMap<>();
        if (code.isRetryable()) {
            headers.put("Retry-After", String.valueOf(seconds(params)));
        }
        if (code == Reason.UNAUTHENTICATED) {
            headers.put("WWW-Authenticate", challenge);
        }
        if (refused.replayed()) {
            headers.put("Idempotent-Replayed", "true");
        }
        return reply(
                status,
                problem(code.name(), code.title(), status, params, violations, allowed, code.isRetryable()),
                headers);
    }

    /** The status for a code. */
    static int status(RefusalCode code) {
        if (code == Reason.UNAUTHENTICATED) {
            return 401;
        }
        return switch (code.sort()) {
            case INVALID, RULE -> 422;
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case CONFLICT -> 409;
            case STALE -> 412;
            case PRECONDITION_REQUIRED -> 428;
            case RATE -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    private static long seconds(Map<String, Json> params) {
        Json wait = params.get(RETRY_AFTER);
        return wait instanceof Json.Int seconds ? Math.min(Math.max(1, seconds.value()), 86_400) : 1;
    }

    /** The violations that a refusal carries among its params, if it does. */
    private static List<Json> violations(@Nullable Json listed) {
        Stream<Json> all = listed instanceof Json.Arr array ? array.elements().stream() : Stream.empty();
        List<Violation> read = all.map(violation -> new Violation(
                        violation.get("pointer").text(),
                        violation.get("code").text(),
                        violation.get("message").text()))
                .toList();
        return Violations.sorted(read).stream().map(Problems::written).toList();
    }

    private static Json written(Violation violation) {
        return Json.object()
                .put("pointer", violation.pointer())
                .put("code", violation.code())
                .put("message", violation.message())
                .build();
    }

    private static Json problem(
            String code,
            String title,
            int status,
            Map<String, Json> params,
            List<Json> violations,
            List<Json> allowed,
            boolean retryable) {
        return Json.object()
                .put(
                        "type",
                        "urn:parley:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("title", title)
                .put("status", status)
                .put("code", code)
                .put("params", new Json.Obj(new TreeMap<>(params)))
                .put(
                        VIOLATIONS,
                        Json.array(violations.stream().limit(Violations.MOST).toList()))
                .put("allowedActions", Json.array(allowed))
                .put("retryable", retryable)
                .build();
    }

    private Reply reply(int status, Json problem, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("Content-Type", Reply.PROBLEM);
        headers.put("Cache-Control", "no-store");
        return new Reply(status, headers, Bytes.of(models.bytes(models.model(problem, Problem.class))));
    }
}
