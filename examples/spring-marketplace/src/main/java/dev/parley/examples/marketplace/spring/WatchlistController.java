// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.examples.marketplace.people.Session;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.examples.marketplace.watchlist.Watched;
import dev.parley.examples.marketplace.watchlist.Watchlist;
import dev.parley.protocol.Reason;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Goods that who is signed in watches. */
@RestController
@RequestMapping("/api/watchlist")
class WatchlistController {
    private final Sessions sessions;
    private final Watchlist watchlist;

    WatchlistController(Sessions sessions, Watchlist watchlist) {
        this.sessions = sessions;
        this.watchlist = watchlist;
    }

    @GetMapping
    ResponseEntity<?> mine(@CookieValue(name = Session.COOKIE, required = false) @Nullable String cookie) {
        return signedIn(cookie, person -> Outcome.done(watchlist.of(person)));
    }

    @PostMapping("/{ref}")
    ResponseEntity<?> watch(
            @CookieValue(name = Session.COOKIE, required = false) @Nullable String cookie, @PathVariable String ref) {
        return signedIn(cookie, person -> watchlist.watch(person, ref));
    }

    @DeleteMapping("/{ref}")
    ResponseEntity<?> unwatch(
            @CookieValue(name = Session.COOKIE, required = false) @Nullable String cookie, @PathVariable String ref) {
        return signedIn(cookie, person -> Outcome.done(watchlist.unwatch(person, ref)));
    }

    private ResponseEntity<?> signedIn(@Nullable String cookie, Function<Person, Outcome<Watched>> answer) {
        return Answers.of(sessions.of(Optional.ofNullable(cookie))
                .map(session -> answer.apply(session.person()))
                .orElseGet(() -> Outcome.refused(Reason.UNAUTHENTICATED)));
    }
}
