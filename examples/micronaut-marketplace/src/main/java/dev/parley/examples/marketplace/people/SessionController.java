package dev.parley.examples.marketplace.people;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Controller("/api")
final class SessionController {
    private final People people;
    private final Sessions sessions;

    SessionController(People people, Sessions sessions) {
        this.people = people;
        this.sessions = sessions;
    }

    /** Whose visit this is, and everyone's name for the pages to show. */
    record Visit(Optional<Person> person, Optional<String> forgeryToken, List<Person> people) {}

    /** Who to be. */
    record SignIn(@Nullable String person) {}

    @Get("/session")
    @Header(name = "Cache-Control", value = "no-store")
    Visit visit(HttpRequest<?> request) {
        Optional<Session> session = sessions.of(request);
        return new Visit(session.map(Session::person), session.map(Session::forgeryToken), people.all());
    }

    @Post("/session")
    MutableHttpResponse<Visit> signIn(HttpRequest<?> request, @Body SignIn wish) {
        return Optional.ofNullable(wish.person())
                .flatMap(people::find)
                .map(person -> {
                    sessions.end(request);
                    Session session = sessions.begin(person);
                    Visit visit = new Visit(Optional.of(person), Optional.of(session.forgeryToken()), people.all());
                    return HttpResponse.ok(visit).cookie(cookie(request, session.token(), Sessions.LENGTH));
                })
                .orElseGet(HttpResponse::badRequest);
    }

    @Delete("/session")
    MutableHttpResponse<?> signOut(HttpRequest<?> request) {
        sessions.end(request);
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
