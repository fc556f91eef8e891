// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.erasure;

import dev.parley.api.ErasureView;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be erased of a principal, and how far that has come.
 *
 * @param revision of its record; 0 before it is written
 * @param requestedAt when an operator asked for it last
 * @param reached the negotiation at which the page before ended; they are gone through newest first
 * @param waits whether one before that has not ended, or waits for payment
 * @param negotiations of how many something was erased
 * @param completedAt when all was done
 */
record Erasure(
        PrincipalId principal,
        long revision,
        Instant requestedAt,
        Optional<NegotiationId> reached,
        boolean waits,
        long negotiations,
        Optional<Instant> completedAt) {

    /** The erasure that was asked for last. */
    static Optional<Erasure> find(Store store, Tenant tenant, PrincipalId principal) {
        return store.record(tenant, RecordKind.ERASURE, principal.value()).map(Erasure::read);
    }

    private static Erasure read(StoredRecord stored) {
        Json body = stored.body();
        return new Erasure(
                new PrincipalId(stored.id()),
                stored.revision(),
                body.get("requestedAt").instant(),
                body.find("reached").map(Json::text).map(NegotiationId::new),
                body.get("waits").bool(),
                body.get("negotiations").integer(),
                body.find("completedAt").map(Json::instant));
    }

    /** A new request, after an earlier one or none. */
    static Erasure requested(PrincipalId principal, Optional<Erasure> before, Instant at) {
        return new Erasure(
                principal,
                before.map(Erasure::revision).orElse(0L),
                at,
                Optional.empty(),
                false,
                before.map(Erasure::negotiations).orElse(0L),
                Optional.empty());
    }

    /** The same after one more page. */
    Erasure after(NegotiationId last, boolean oneWaits, long erased) {
        return new Erasure(
                principal,
                revision,
                requestedAt,
                Optional.of(last),
                waits || oneWaits,
                negotiations + erased,
                completedAt);
    }

    /** The same with all negotiations to be gone through again. */
    Erasure again() {
        return new Erasure(principal, revision, requestedAt, Optional.empty(), false, negotiations, completedAt);
    }

    Erasure completed(Instant at) {
        return new Erasure(principal, revision, requestedAt, reached, waits, negotiations, Optional.of(at));
    }

    RecordPut put() {
        Json body = Json.object()
                .put("requestedAt", requestedAt)
                .putIf("reached", reached, last -> Json.of(last.value()))
                .put("waits", waits)
                .put("negotiations", negotiations)
                .putIf("completedAt", completedAt, Json::of)
                .build();
        return new RecordPut(RecordKind.ERASURE, principal.value(), revision, body, Set.of());
    }

    /** What has it go on at an instant. */
    NewMessage goesOn(Instant at) {
        Json body = Json.object().put("principal", principal.value()).build();
        return new NewMessage(Messages.ERASURE, Messages.ERASURE + "\n" + principal.value(), body, at);
    }

    ErasureView view(Instant now) {
        return new ErasureView(principal, requestedAt, completedAt, negotiations, now);
    }
}
