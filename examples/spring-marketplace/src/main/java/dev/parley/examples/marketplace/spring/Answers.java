// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.web.Problem;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** What a use case yields, as a response. */
final class Answers {
    private Answers() {}

    static ResponseEntity<?> of(Outcome<?> outcome) {
        return outcome.match(done -> ResponseEntity.ok(done.value()), refused -> of(Problem.of(refused)));
    }

    static ResponseEntity<Problem> of(Problem problem) {
        return of(problem, Set.of());
    }

    static ResponseEntity<Problem> of(Problem problem, Set<HttpMethod> allowed) {
        HttpHeaders headers = new HttpHeaders();
        if (!allowed.isEmpty()) {
            headers.set(HttpHeaders.ALLOW, Problem.allow(allowed.stream().map(HttpMethod::name)));
        }
        problem.headers().forEach(headers::set);
        return ResponseEntity.status(problem.status()).headers(headers).body(problem);
    }
}
