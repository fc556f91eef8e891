// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.examples.marketplace.watchlist.Watched;
import dev.parley.examples.marketplace.watchlist.Watchlist;
import dev.parley.protocol.Reason;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.function.Function;

/** Goods that who is signed in watches. */
@Controller("/api/watchlist")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WatchlistController {
    private final Sessions sessions;
    private final Watchlist watchlist;

    WatchlistController(Sessions sessions, Watchlist watchlist) {
        this.sessions = sessions;
        this.watchlist = watchlist;
    }

    @Get
    HttpResponse<?> mine(HttpRequest<?> request) {
        return signedIn(request, person -> Outcome.done(watchlist.of(person)));
    }

    @Post("/{ref}")
    HttpResponse<?> watch(HttpRequest<?> request, String ref) {
        return signedIn(request, person -> watchlist.watch(person, ref));
    }

    @Delete("/{ref}")
    HttpResponse<?> unwatch(HttpRequest<?> request, String ref) {
        return signedIn(request, person -> Outcome.done(watchlist.unwatch(person, ref)));
    }

    private HttpResponse<?> signedIn(HttpRequest<?> request, Function<Person, Outcome<Watched>> answer) {
        return Answers.of(sessions.of(new Visitor(request).cookie())
                .map(session -> answer.apply(session.person()))
                .orElseGet(() -> Outcome.refused(Reason.UNAUTHENTICATED)));
    }
}
