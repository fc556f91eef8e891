// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.pages.Pages;
import dev.parley.examples.marketplace.web.Fault;
import dev.parley.examples.marketplace.web.Headers;
import dev.parley.examples.marketplace.web.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Turns what Micronaut refuses by itself, and what goes wrong, into the marketplace's problems. */
@Singleton
final class Problems implements ErrorResponseProcessor<Object> {
    private final Pages pages;

    Problems(Pages pages) {
        this.pages = pages;
    }

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        if (response.code() == 404 && !Headers.isApi(context.getRequest().getPath())) {
            return response.<Object>body(pages.notFound()).contentType(PageController.HTML);
        }
        Problem problem = Problem.of(Fault.of(response.code()));
        MutableHttpResponse<Object> answer = response.body(problem);
        answer.status(problem.status(), "");
        problem.headers().forEach(answer.getHeaders()::set);
        answer.getHeaders()
                .getFirst(HttpHeaders.ALLOW)
                .ifPresent(allow -> answer.getHeaders()
                        .set(HttpHeaders.ALLOW, Problem.allow(Stream.of(allow.split("\\s*,\\s*", -1)))));
        return answer;
    }
}
