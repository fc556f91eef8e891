// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.api.MandateView;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.command.Violation;
import dev.parley.application.outbox.Messages;
import dev.parley.application.principal.Admission;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.Append;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.MandateAccount;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives mandates and takes them back. */
final class Granting {
    private final Environment environment;
    private final Idempotency idempotency;
    private final RecordCommitter committer;
    private final MandateViews views;

    Granting(Environment environment, Idempotency idempotency) {
        this.environment = environment;
        this.idempotency = idempotency;
        this.committer = new RecordCommitter(environment);
        this.views = new MandateViews(environment);
    }

    Outcome<MandateView> grant(Caller caller, Json draft, IdempotencyKey key) {
        if (caller.agent().isPresent()) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        return idempotency.once(
                new Idempotency.Command(caller, "grant", key, draft),
                keep -> committer.untilOver(() -> grant(caller, new MandateDraft(draft), keep)),
                answer -> Outcome.done(MandateViews.read(answer)));
    }

    private Decision<MandateView> grant(Caller caller, MandateDraft draft, Idempotency.Keep keep) {
        Instant at = environment.now();
        List<Violation> faults = draft.faults(caller, at);
        if (!faults.isEmpty()) {
            return Decision.refuse(Violation.refusal(Reason.INVALID_REQUEST, "", faults));
        }
        Admission admission = Admission.now(environment.store(), caller.tenant(), caller.principal());
        if (admission.isBarred()) {
            return Decision.refuse(Reason.BARRED);
        }
        Mandate mandate = draft.mandate(new MandateId(environment.ids().next("mdt")), caller, at);
        MandateView view = MandateViews.fresh(mandate, at);
        Append.Builder append = admission
                .restOn(Append.to(caller.tenant()))
                .record(put(mandate, 0, Authority.owners(mandate, admission)))
                .message(Messages.mandateWillEnd(mandate.id(), mandate.validUntil()))
                .answer(keep.apply(MandateViews.write(view)));
        for (MandateAccount account : MandateAccount.of(mandate)) {
            append.account(AccountChange.open(MandateViews.name(account), account.capacity()));
        }
        return Decision.write(append, view);
    }

    /** Ends a mandate that the caller may see. */
    Outcome<MandateView> revoke(Caller caller, Mandate mandate, IdempotencyKey key) {
        boolean own = caller.agent().isEmpty() && caller.principal().equals(mandate.principal());
        if (!own && !caller.is(Caller.Role.OPERATOR)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        Json request = Json.object().put("mandate", mandate.id().value()).build();
        return idempotency.once(
                new Idempotency.Command(caller, mandate.principal(), "revoke " + mandate.id(), key, request),
                keep -> committer.untilOver(() -> revoke(caller, mandate.id(), keep)),
                answer -> Outcome.done(MandateViews.read(answer)));
    }

    private Decision<MandateView> revoke(Caller caller, MandateId id, Idempotency.Keep keep) {
        Instant at = environment.now();
        Optional<StoredRecord> stored = environment.store().record(caller.tenant(), RecordKind.MANDATE, id.value());
        if (stored.isEmpty()) {
            return Decision.refuse(Reason.NOT_FOUND);
        }
        Mandate mandate = Authority.read(stored.get());
        Append.Builder append = Append.to(caller.tenant());
        Mandate ended = mandate.revokedAt().isPresent() ? mandate : end(mandate, stored.get(), at, append);
        MandateView view = views.view(ended, at);
        return Decision.write(append.answer(keep.apply(MandateViews.write(view))), view);
    }

    static Mandate end(Mandate mandate, StoredRecord stored, Instant at, Append.Builder append) {
        Mandate ended = mandate.revoked(at);
        append.record(put(ended, stored.revision(), Authority.ownersOfEnded(ended)))
                .message(Messages.mandateEnded(mandate.id(), at));
        for (MandateAccount account : MandateAccount.of(mandate)) {
            append.account(AccountChange.close(MandateViews.name(account)).openingWith(account.capacity()));
        }
        return ended;
    }

    static RecordPut put(Mandate mandate, long revision, Set<String> owners) {
        return new RecordPut(RecordKind.MANDATE, mandate.id().value(), revision, mandate.toJson(), owners);
    }
}
