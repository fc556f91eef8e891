// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.concurrent.atomic.AtomicInteger;

/** A host with endpoints of its own and an opinion on every error. */
@Controller("/shop")
@Requires(property = "test.host", value = "opinionated")
final class HostEndpoints {
    static final AtomicInteger HANDLED = new AtomicInteger();

    @Introspected
    record Basket(String buyerName, int itemCount) {}

    @Get("/basket")
    Basket basket() {
        return new Basket("berta", 2);
    }

    @Post("/basket")
    Basket put(@Body Basket basket) {
        return basket;
    }

    @Get("/broken{?shelf}")
    Basket broken(@Nullable String shelf) {
        if (shelf == null) {
            throw new IllegalStateException("the shelf is empty");
        }
        return basket();
    }

    @Error(global = true)
    HttpResponse<String> anything(Throwable failure) {
        HANDLED.incrementAndGet();
        return HttpResponse.<String>status(HttpStatus.I_AM_A_TEAPOT).body("host: " + failure.getMessage());
    }

    @Error(global = true, status = HttpStatus.NOT_FOUND)
    HttpResponse<String> missing() {
        HANDLED.incrementAndGet();
        return HttpResponse.notFound("host: not here");
    }

    @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
    HttpResponse<String> method() {
        HANDLED.incrementAndGet();
        return HttpResponse.<String>status(HttpStatus.METHOD_NOT_ALLOWED).body("host: not so");
    }
}
