// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.examples.marketplace.pages.Pages;
import dev.parley.examples.marketplace.web.Fault;
import dev.parley.examples.marketplace.web.Headers;
import dev.parley.examples.marketplace.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what Spring refuses by itself, and what goes wrong, into the marketplace's problems. */
@RestControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Pages pages;

    Problems(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException failure) {
        return Answers.of(Problem.of(Fault.MALFORMED_REQUEST));
    }

    @ExceptionHandler
    ResponseEntity<?> failed(HttpServletRequest request, Exception failure) {
        if (failure instanceof ErrorResponse refusal) {
            return refused(request, refusal);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return Answers.of(Problem.of(Fault.INTERNAL_ERROR));
    }

    private ResponseEntity<?> refused(HttpServletRequest request, ErrorResponse refusal) {
        int status = refusal.getStatusCode().value();
        if (status == 404 && !Headers.isApi(request.getRequestURI())) {
            return ResponseEntity.status(status).contentType(PageRoutes.HTML).body(pages.notFound());
        }
        return Answers.of(Problem.of(Fault.of(status)), refusal.getHeaders().getAllow());
    }
}
