// SPDX-License-Identifier: Apache-2.0
package dev.parley.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.client.api.ApiException;
import dev.parley.client.model.AllowedAction;
import dev.parley.client.model.Problem;
import dev.parley.client.model.Violation;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a request was not done, from the facade's problem (RFC 9457).
 *
 * @param status of the answer, which says of what sort it is
 * @param code why; new ones come, so anything may stand here, and what is unknown is told by {@code status} and {@code title}
 * @param title the same as an English sentence, for those who do not know the code
 * @param params what the caller may know besides, such as the bound that was hit
 * @param violations what is wrong with the request, and where
 * @param allowedActions what the caller may do instead, where a negotiation is concerned
 * @param retryable whether the same request under the same key may succeed later
 * @param retryAfter how long to wait before that, where the service says so
 * @param replayed whether this is the kept answer to an earlier request with the same key
 * @since 0.1.0
 */
public record Refusal(
        int status,
        String code,
        String title,
        Map<String, Object> params,
        List<Violation> violations,
        List<AllowedAction> allowedActions,
        boolean retryable,
        Optional<Duration> retryAfter,
        boolean replayed) {
    /** The code of answers that are not Parley's, such as those of a proxy in between. */
    public static final String UNKNOWN = "UNKNOWN";

    /** What a gateway answers for a service that it cannot reach, or that wants a pause. */
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private static final ObjectMapper MAPPER = ParleyClient.mapper();

    /** Whether it was overtaken by what somebody else did: read again, and decide again. */
    public boolean isOvertaken() {
        return status == 409 || status == 412;
    }

    /** What the generated client makes of an answer that is no success; empty when none came. */
    static Optional<Refusal> of(ApiException thrown) {
        if (thrown.getCode() == 0) {
            return Optional.empty();
        }
        HttpHeaders headers = thrown.getResponseHeaders();
        Optional<Duration> wait = headers.firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        boolean replayed = headers.firstValue("Idempotent-Replayed").isPresent();
        int status = thrown.getCode();
        return Optional.of(problem(thrown)
                .map(problem -> of(status, problem, wait, replayed))
                .orElseGet(() -> new Refusal(
                        status,
                        UNKNOWN,
                        "The service was not reached.",
                        Map.of(),
                        List.of(),
                        List.of(),
                        PASSING.contains(status),
                        wait,
                        replayed)));
    }

    private static Refusal of(int status, Problem problem, Optional<Duration> wait, boolean replayed) {
        return new Refusal(
                status,
                problem.getCode(),
                problem.getTitle(),
                Map.copyOf(problem.getParams()),
                List.copyOf(problem.getViolations()),
                List.copyOf(problem.getAllowedActions()),
                problem.getRetryable(),
                wait,
                replayed);
    }

    private static Optional<Problem> problem(ApiException thrown) {
        boolean ours = thrown.getResponseHeaders()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        try {
            return ours && thrown.getResponseBody() != null
                    ? Optional.of(MAPPER.readValue(thrown.getResponseBody(), Problem.class))
                            .filter(problem -> problem.getCode() != null)
                    : Optional.empty();
        } catch (JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }
}
