// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Outcome;
import dev.parley.model.Json;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ProblemTest {
    private static Problem problem(Refusal refusal) {
        return Outcome.<Problem>refused(refusal).match(Outcome.Done::value, Problem::of);
    }

    @Test
    void violations_stand_apart_from_what_else_is_known() {
        Violation violation = new Violation("/units", "OUT_OF_RANGE", "must be a whole number");
        Problem problem = problem(Violation.refusal(violation).with("most", Json.of(12)));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("INVALID_REQUEST");
        assertThat(problem.params()).isEqualTo("{\"most\":12}");
        assertThat(problem.violations()).contains("\"pointer\":\"/units\"", "\"code\":\"OUT_OF_RANGE\"");
    }

    @Test
    void every_reason_of_parleys_has_a_status_of_its_sort() {
        assertThat(Problem.of(Reason.UNAUTHENTICATED).status()).isEqualTo(401);
        assertThat(Problem.of(Reason.UNAUTHENTICATED).headers()).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(Problem.of(Reason.NOT_ENTITLED).status()).isEqualTo(403);
        assertThat(Problem.of(Reason.NOT_FOUND).status()).isEqualTo(404);
        assertThat(Problem.of(Reason.DEAL_EXPIRED).status()).isEqualTo(409);
        assertThat(Problem.of(Reason.STORE_UNAVAILABLE))
                .returns(503, Problem::status)
                .returns(true, Problem::retryable);
    }

    @Test
    void a_status_that_has_no_fault_of_its_own_gets_the_nearest() {
        assertThat(Fault.of(405)).isEqualTo(Fault.METHOD_NOT_ALLOWED);
        assertThat(Fault.of(418)).isEqualTo(Fault.MALFORMED_REQUEST);
        assertThat(Fault.of(502)).isEqualTo(Fault.INTERNAL_ERROR);
    }

    @Test
    void who_may_read_may_ask_for_the_head_alone() {
        assertThat(Problem.allow(Stream.of("POST", "GET"))).isEqualTo("GET, HEAD, POST");
        assertThat(Problem.allow(Stream.of("POST"))).isEqualTo("POST");
    }
}
