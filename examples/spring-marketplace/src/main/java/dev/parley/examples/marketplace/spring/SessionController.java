// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.examples.marketplace.people.Session;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.examples.marketplace.people.SignIn;
import dev.parley.examples.marketplace.people.Visit;
import dev.parley.examples.marketplace.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@RequestMapping("/api/session")
class SessionController {
    private final People people;
    private final Duration payWithin;
    private final Sessions sessions;

    SessionController(People people, Sessions sessions, @Value("${parley.deals.on-payment}") Duration payWithin) {
        this.payWithin = payWithin;
        this.people = people;
        this.sessions = sessions;
    }

    @GetMapping
    Visit visit(@CookieValue(name = Session.COOKIE, required = false) @Nullable String cookie) {
        return Visit.of(sessions.of(Optional.ofNullable(cookie)), people, payWithin);
    }

    @PostMapping
    ResponseEntity<?> signIn(HttpServletRequest request, @RequestBody SignIn wish) {
        return wish.of(people).match(done -> begin(request, done.value()), refused -> Answers.of(Problem.of(refused)));
    }

    private ResponseEntity<?> begin(HttpServletRequest request, Person person) {
        sessions.end(new Visitor(request).cookie());
        Session session = sessions.begin(person);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie(request, session.token(), Sessions.LENGTH))
                .body(Visit.of(Optional.of(session), people, payWithin));
    }

    @DeleteMapping
    ResponseEntity<?> signOut(HttpServletRequest request) {
        sessions.end(new Visitor(request).cookie());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO))
                .build();
    }

    private static String cookie(HttpServletRequest request, String value, Duration age) {
        return ResponseCookie.from(Session.COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build()
                .toString();
    }
}
