// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.people.Session;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.examples.marketplace.waiting.Waiting;
import dev.parley.examples.marketplace.waiting.WaitingList;
import dev.parley.protocol.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits for who is signed in. */
@RestController
class WaitingController {
    private final Sessions sessions;
    private final WaitingList list;

    WaitingController(Sessions sessions, WaitingList list) {
        this.sessions = sessions;
        this.list = list;
    }

    @GetMapping("/api/waiting")
    ResponseEntity<?> mine(@CookieValue(name = Session.COOKIE, required = false) @Nullable String cookie) {
        Outcome<Waiting> waiting = sessions.of(Optional.ofNullable(cookie))
                .map(session -> Outcome.done(list.of(session.person())))
                .orElseGet(() -> Outcome.refused(Reason.UNAUTHENTICATED));
        return Answers.of(waiting);
    }
}
