// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.orders.DealPayment;
import dev.parley.examples.marketplace.orders.ListPurchase;
import dev.parley.examples.marketplace.orders.OrderDesk;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.protocol.Reason;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.function.Function;

/** Paying, and looking at what was paid. */
@Controller("/api/orders")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OrderController {
    private final Sessions sessions;
    private final OrderDesk desk;

    OrderController(Sessions sessions, OrderDesk desk) {
        this.sessions = sessions;
        this.desk = desk;
    }

    @Get
    HttpResponse<?> mine(HttpRequest<?> request) {
        return signedIn(request, person -> Outcome.done(desk.placedBy(person)));
    }

    @Get("/{id}")
    HttpResponse<?> find(HttpRequest<?> request, String id) {
        return signedIn(request, person -> desk.find(person, id));
    }

    @Post("/deals")
    HttpResponse<?> pay(HttpRequest<?> request, @Body DealPayment wish) {
        return signedIn(request, person -> desk.pay(person, wish));
    }

    @Post("/list-price")
    HttpResponse<?> buy(HttpRequest<?> request, @Body ListPurchase wish) {
        return signedIn(request, person -> desk.buy(person, wish));
    }

    private HttpResponse<?> signedIn(HttpRequest<?> request, Function<Person, Outcome<?>> answer) {
        return Answers.of(sessions.of(new Visitor(request).cookie())
                .<Outcome<?>>map(session -> answer.apply(session.person()))
                .orElseGet(() -> Outcome.refused(Reason.UNAUTHENTICATED)));
    }
}
