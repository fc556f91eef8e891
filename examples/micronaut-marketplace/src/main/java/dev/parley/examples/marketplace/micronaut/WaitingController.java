// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.examples.marketplace.waiting.Waiting;
import dev.parley.examples.marketplace.waiting.WaitingList;
import dev.parley.protocol.Reason;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What waits for who is signed in. */
@Controller("/api/waiting")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WaitingController {
    private final Sessions sessions;
    private final WaitingList list;

    WaitingController(Sessions sessions, WaitingList list) {
        this.sessions = sessions;
        this.list = list;
    }

    @Get
    HttpResponse<?> mine(HttpRequest<?> request) {
        Outcome<Waiting> waiting = sessions.of(new Visitor(request).cookie())
                .map(session -> Outcome.done(list.of(session.person())))
                .orElseGet(() -> Outcome.refused(Reason.UNAUTHENTICATED));
        return Answers.of(waiting);
    }
}
