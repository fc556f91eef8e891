// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.erasure;

import dev.parley.application.Environment;
import dev.parley.application.autopilot.AutopilotRecords;
import dev.parley.application.mandate.PersonalMandates;
import dev.parley.application.negotiation.PersonalParts;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.outbox.Notices;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Head;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.Store;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Erases what was asked for, a page of negotiations a message, and goes on where a node has stopped. What was begun just
 * before the request and was not seen by it is waited for, and erased once it has ended.
 */
public final class ErasureWork {
    private static final int PAGE = 50;
    private static final int ANSWERS_AT_ONCE = 1_000;
    private static final Duration WAIT = Duration.ofMinutes(1);

    private final Environment environment;
    private final Store store;
    private final OpenThings open;
    private final PersonalParts parts;
    private final PersonalMandates mandates;
    private final AutopilotRecords autopilots;

    public ErasureWork(NegotiationAccess access) {
        this.environment = access.environment();
        this.store = environment.store();
        this.open = new OpenThings(environment);
        this.parts = new PersonalParts(access);
        this.mandates = new PersonalMandates(environment);
        this.autopilots = new AutopilotRecords(environment);
    }

    /** Does the next page; it may come again. */
    public void handle(OutboxMessage message) {
        PrincipalId principal = new PrincipalId(message.body().get("principal").text());
        Erasure.find(store, message.tenant(), principal)
                .filter(erasure -> erasure.completedAt().isEmpty())
                .ifPresent(erasure -> goOn(message.tenant(), erasure));
    }

    private void goOn(Tenant tenant, Erasure erasure) {
        List<Head> page =
                store.heads(OpenThings.heads(tenant, erasure.principal(), Optional.empty(), erasure.reached(), PAGE));
        if (page.isEmpty()) {
            end(tenant, erasure);
            return;
        }
        boolean waits = false;
        long erased = 0;
        for (Head head : page) {
            if (head.openedAt().isAfter(erasure.requestedAt())) {
                continue;
            }
            if (open.isOpen(head)) {
                waits = true;
            } else if (parts.erase(head, erasure.principal())) {
                erased++;
            }
        }
        Erasure after = erasure.after(page.get(page.size() - 1).id(), waits, erased);
        write(Append.to(tenant).record(after.put()).message(after.goesOn(environment.now())));
    }

    /** All negotiations were gone through. */
    private void end(Tenant tenant, Erasure erasure) {
        Instant now = environment.now();
        boolean waits = erasure.waits()
                || mandates.unended(tenant, erasure.principal())
                        .anyMatch(mandate -> !mandate.createdAt().isAfter(erasure.requestedAt()));
        if (waits) {
            Erasure again = erasure.again();
            write(Append.to(tenant).record(again.put()).message(again.goesOn(now.plus(WAIT))));
            return;
        }
        parts.eraseTerms(tenant, erasure.principal());
        autopilots.erase(tenant, erasure.principal());
        mandates.erase(tenant, erasure.principal(), erasure.requestedAt());
        while (store.forgetAnswers(tenant, erasure.principal(), ANSWERS_AT_ONCE) == ANSWERS_AT_ONCE) {
            // The rest comes next.
        }
        Append.Builder append = Append.to(tenant).record(erasure.completed(now).put());
        Notices.ofErasure(environment, erasure.principal(), now).forEach(append::message);
        write(append);
    }

    private void write(Append.Builder append) {
        CommitResult result = store.commit(append.build());
        if (!(result instanceof CommitResult.Appended)) {
            throw new IllegalStateException("somebody else goes on with the erasure: " + result);
        }
    }
}
