// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;
import dev.parley.model.SettlementFault;
import dev.parley.model.TermsFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why something did not happen. A value, not an exception.
 *
 * @param code the stable code
 * @param params what the caller may know besides, by name
 * @param ownerParams what only the principal itself may know, such as the bound that was hit
 * @since 0.1.0
 */
public record Refusal(RefusalCode code, SortedMap<String, Json> params, SortedMap<String, Json> ownerParams) {
    public Refusal {
        Objects.requireNonNull(code, "code");
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        ownerParams = Collections.unmodifiableSortedMap(new TreeMap<>(ownerParams));
    }

    /** A refusal with nothing more to say. */
    public static Refusal of(RefusalCode code) {
        return new Refusal(code, new TreeMap<>(), new TreeMap<>());
    }

    /** A refusal of rules that do not fit, naming the field and saying what it must be. */
    public static Refusal invalidRules(String field, String message) {
        return of(Reason.INVALID_RULES)
                .with("field", Json.of(field))
                .with("violations", Json.array(List.of(violation(field, message))));
    }

    /** A refusal of rules that do not fit in several fields, saying of each what it must be. */
    public static Refusal invalidRules(SortedMap<String, String> messages) {
        List<Json> violations = new ArrayList<>();
        messages.forEach((field, message) -> violations.add(violation(field, message)));
        return of(Reason.INVALID_RULES)
                .with("field", Json.of(messages.firstKey()))
                .with("violations", Json.array(violations));
    }

    private static Json violation(String field, String message) {
        return Json.object()
                .put("pointer", "/" + field)
                .put("code", "INVALID")
                .put("message", message)
                .build();
    }

    /** A refusal of a settlement rule that does not fit the listing, with each fault at its place. */
    public static Refusal invalidRules(List<SettlementFault> faults) {
        Json violations = Json.array(
                faults,
                fault -> Json.object()
                        .put("pointer", fault.pointer())
                        .put("code", "INVALID")
                        .put("message", fault.message())
                        .build());
        return of(Reason.INVALID_RULES).with("field", Json.of("settlement")).with("violations", violations);
    }

    /** A refusal of terms, naming item and issue, and what the issue allows. */
    public static Refusal of(TermsFault fault) {
        Refusal refusal = of(Reason.valueOf(fault.kind().name()))
                .with("item", Json.of(fault.item().value()));
        Refusal atIssue = fault.issue()
                .map(issue -> refusal.with("issue", Json.of(issue.value())))
                .orElse(refusal);
        return fault.domain()
                .map(domain -> atIssue.with("allowed", domain.toJson()))
                .orElse(atIssue);
    }

    /** This refusal with one more thing that the caller may know. */
    public Refusal with(String name, Json value) {
        SortedMap<String, Json> more = new TreeMap<>(params);
        more.put(name, value);
        return new Refusal(code, more, ownerParams);
    }

    /** This refusal with one more thing that only the principal may know. */
    public Refusal withForOwner(String name, Json value) {
        SortedMap<String, Json> more = new TreeMap<>(ownerParams);
        more.put(name, value);
        return new Refusal(code, params, more);
    }

    /** This refusal, saying that the same request may be sent again at an instant, in whole seconds from now. */
    public Refusal retryingAt(Instant when, Instant now) {
        Duration wait = Duration.between(now, when);
        long seconds = wait.getNano() > 0 ? wait.getSeconds() + 1 : wait.getSeconds();
        return with("retryAfterSeconds", Json.of(Math.max(1, seconds)));
    }

    /** What a caller may know: a principal acting in person the bounds too, anyone else only the params. */
    public Map<String, Json> paramsFor(boolean owner) {
        SortedMap<String, Json> seen = new TreeMap<>(params);
        if (owner) {
            seen.putAll(ownerParams);
        }
        return seen;
    }
}
