// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.orders.DealPayment;
import dev.parley.examples.marketplace.orders.ListPurchase;
import dev.parley.examples.marketplace.orders.OrderDesk;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.examples.marketplace.people.Session;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.protocol.Reason;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paying, and looking at what was paid. */
@RestController
@RequestMapping("/api/orders")
class OrderController {
    private final Sessions sessions;
    private final OrderDesk desk;

    OrderController(Sessions sessions, OrderDesk desk) {
        this.sessions = sessions;
        this.desk = desk;
    }

    @GetMapping
    ResponseEntity<?> mine(@CookieValue(name = Session.COOKIE, required = false) @Nullable String cookie) {
        return signedIn(cookie, person -> Outcome.done(desk.placedBy(person)));
    }

    @GetMapping("/{id}")
    ResponseEntity<?> find(
            @CookieValue(name = Session.COOKIE, required = false) @Nullable String cookie, @PathVariable String id) {
        return signedIn(cookie, person -> desk.find(person, id));
    }

    @PostMapping("/deals")
    ResponseEntity<?> pay(
            @CookieValue(name = Session.COOKIE, required = false) @Nullable String cookie,
            @RequestBody DealPayment wish) {
        return signedIn(cookie, person -> desk.pay(person, wish));
    }

    @PostMapping("/list-price")
    ResponseEntity<?> buy(
            @CookieValue(name = Session.COOKIE, required = false) @Nullable String cookie,
            @RequestBody ListPurchase wish) {
        return signedIn(cookie, person -> desk.buy(person, wish));
    }

    private ResponseEntity<?> signedIn(@Nullable String cookie, Function<Person, Outcome<?>> answer) {
        return Answers.of(sessions.of(Optional.ofNullable(cookie))
                .<Outcome<?>>map(session -> answer.apply(session.person()))
                .orElseGet(() -> Outcome.refused(Reason.UNAUTHENTICATED)));
    }
}
