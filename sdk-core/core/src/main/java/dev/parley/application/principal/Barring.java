// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.principal;

import dev.parley.api.BarView;
import dev.parley.api.HoldView;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.Principals;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.PageRequest;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.command.Violation;
import dev.parley.application.outbox.Messages;
import dev.parley.application.outbox.Notices;
import dev.parley.application.store.Append;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.BarId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import dev.parley.protocol.EventType;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The use cases about principals. */
public final class Barring implements Principals {
    private final Environment environment;
    private final Idempotency idempotency;
    private final RecordCommitter writing;
    private final PrincipalHolds held;

    public Barring(Environment environment, Idempotency idempotency) {
        this.environment = environment;
        this.idempotency = idempotency;
        this.writing = new RecordCommitter(environment);
        this.held = new PrincipalHolds(environment.store());
    }

    @Override
    public Outcome<BarView> bar(Caller caller, PrincipalId principal, String reason, IdempotencyKey key) {
        return once(
                caller,
                "bar " + principal,
                Json.object().put("reason", reason).build(),
                key,
                keep -> bar(caller, principal, reason, keep));
    }

    private Decision<BarView> bar(Caller caller, PrincipalId principal, String reason, Idempotency.Keep keep) {
        Optional<Refusal> fault = Violation.ofReason(reason);
        if (fault.isPresent()) {
            return Decision.refuse(fault.get());
        }
        Admission admission = Admission.now(environment.store(), caller.tenant(), principal);
        if (admission.isBarred()) {
            return Decision.refuse(Reason.ALREADY_BARRED);
        }
        Instant at = environment.now();
        Bar bar = new Bar(
                new BarId(environment.ids().next("bar")),
                principal,
                admission.next(),
                reason,
                caller.principal(),
                at,
                Optional.empty(),
                Bar.Progress.NONE);
        Append.Builder append = admission
                .end(Append.to(caller.tenant()), bar.id())
                .record(bar.put(0))
                .message(Messages.principalBarred(bar.id(), 0, at));
        return write(append, bar, Notices.PRINCIPAL_BARRED, at, keep);
    }

    @Override
    public Outcome<BarView> readmit(Caller caller, PrincipalId principal, IdempotencyKey key) {
        return once(
                caller, "readmit " + principal, Json.object().build(), key, keep -> readmit(caller, principal, keep));
    }

    private Decision<BarView> readmit(Caller caller, PrincipalId principal, Idempotency.Keep keep) {
        Admission admission = Admission.now(environment.store(), caller.tenant(), principal);
        if (!admission.isBarred()) {
            return Decision.refuse(Reason.NOT_BARRED);
        }
        Instant at = environment.now();
        StoredRecord stored = environment
                .store()
                .record(
                        caller.tenant(),
                        RecordKind.BAR,
                        admission.bar().orElseThrow().value())
                .orElseThrow();
        Bar lifted = Bar.fromJson(stored.body()).lifted(at);
        Append.Builder append = admission.begin(Append.to(caller.tenant())).record(lifted.put(stored.revision()));
        return write(append, lifted, Notices.PRINCIPAL_READMITTED, at, keep);
    }

    private Decision<BarView> write(
            Append.Builder append, Bar bar, EventType event, Instant at, Idempotency.Keep keep) {
        Notices.ofBar(environment, event, bar.id(), bar.principal(), at).forEach(append::message);
        Json answer = Json.object().put("bar", bar.toJson()).put("at", at).build();
        return Decision.write(append.answer(keep.apply(answer)), bar.view(at));
    }

    private Outcome<BarView> once(
            Caller caller,
            String operation,
            Json request,
            IdempotencyKey key,
            Function<Idempotency.Keep, Decision<BarView>> decide) {
        if (!caller.is(Caller.Role.OPERATOR)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        return idempotency.once(
                new Idempotency.Command(caller, operation, key, request),
                keep -> writing.untilOver(() -> decide.apply(keep)),
                answer -> Outcome.done(
                        Bar.fromJson(answer.get("bar")).view(answer.get("at").instant())));
    }

    @Override
    public Outcome<Page<BarView>> bars(Caller caller, PrincipalId principal, Optional<String> cursor, int limit) {
        return asked(caller, cursor, limit).map(window -> {
            Instant now = environment.now();
            return window.page(
                            (below, most) -> environment
                                    .store()
                                    .records(caller.tenant(), RecordKind.BAR, Bar.owner(principal), below, most),
                            StoredRecord::id,
                            StoredRecord::length)
                    .map(stored -> Bar.fromJson(stored.body()).view(now));
        });
    }

    @Override
    public Outcome<Page<HoldView>> holds(Caller caller, PrincipalId principal, Optional<String> cursor, int limit) {
        return asked(caller, cursor, limit).then(window -> held.page(caller.tenant(), principal, window));
    }

    private static Outcome<PageRequest> asked(Caller caller, Optional<String> cursor, int limit) {
        return caller.is(Caller.Role.OPERATOR) ? PageRequest.of(cursor, limit) : Outcome.refused(Reason.NOT_ENTITLED);
    }
}
