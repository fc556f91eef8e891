// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.web.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

/** What a use case yields, as a response. */
final class Answers {
    private Answers() {}

    static HttpResponse<?> of(Outcome<?> outcome) {
        return outcome.<HttpResponse<?>>match(
                done -> HttpResponse.ok(done.value()), refused -> of(Problem.of(refused)));
    }

    static MutableHttpResponse<?> of(Problem problem) {
        MutableHttpResponse<Problem> response =
                HttpResponse.<Problem>status(problem.status(), "").body(problem);
        problem.headers().forEach(response::header);
        return response;
    }
}
