// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.examples.marketplace.people.Session;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.examples.marketplace.people.SignIn;
import dev.parley.examples.marketplace.people.Visit;
import dev.parley.examples.marketplace.web.Problem;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;

/** Signing in and out. */
@Controller("/api/session")
final class SessionController {
    private final People people;
    private final Duration payWithin;
    private final Sessions sessions;

    SessionController(
            People people, Sessions sessions, @Property(name = "parley.deals.on-payment") Duration payWithin) {
        this.payWithin = payWithin;
        this.people = people;
        this.sessions = sessions;
    }

    @Get
    Visit visit(HttpRequest<?> request) {
        return Visit.of(sessions.of(new Visitor(request).cookie()), people, payWithin);
    }

    @Post
    HttpResponse<?> signIn(HttpRequest<?> request, @Body SignIn wish) {
        return wish.of(people)
                .<HttpResponse<?>>match(
                        done -> begin(request, done.value()), refused -> Answers.of(Problem.of(refused)));
    }

    private HttpResponse<?> begin(HttpRequest<?> request, Person person) {
        sessions.end(new Visitor(request).cookie());
        Session session = sessions.begin(person);
        return HttpResponse.ok(Visit.of(Optional.of(session), people, payWithin))
                .cookie(cookie(request, session.token(), Sessions.LENGTH));
    }

    @Delete
    HttpResponse<?> signOut(HttpRequest<?> request) {
        sessions.end(new Visitor(request).cookie());
        return HttpResponse.noContent().cookie(cookie(request, "", Duration.ZERO));
    }

    private static Cookie cookie(HttpRequest<?> request, String value, Duration age) {
        return Cookie.of(Session.COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(SameSite.Lax)
                .maxAge(age);
    }
}
