// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.erasure;

import dev.parley.api.ErasureView;
import dev.parley.api.Erasures;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.store.Append;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.Optional;

/** The use cases about erasing what a principal said and set. */
public final class ErasureService implements Erasures {
    private final Environment environment;
    private final Idempotency idempotency;
    private final RecordCommitter writing;
    private final OpenThings open;

    public ErasureService(Environment environment, Idempotency idempotency) {
        this.environment = environment;
        this.idempotency = idempotency;
        this.writing = new RecordCommitter(environment);
        this.open = new OpenThings(environment);
    }

    @Override
    public Outcome<ErasureView> find(Caller operator, PrincipalId principal) {
        if (!operator.is(Caller.Role.OPERATOR)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        return Erasure.find(environment.store(), operator.tenant(), principal)
                .map(erasure -> Outcome.done(erasure.view(environment.now())))
                .orElseGet(() -> Outcome.refused(Reason.NOT_FOUND));
    }

    @Override
    public Outcome<ErasureView> erase(Caller operator, PrincipalId principal, IdempotencyKey key) {
        if (!operator.is(Caller.Role.OPERATOR)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        Json request = Json.object().put("principal", principal.value()).build();
        return idempotency.once(
                new Idempotency.Command(operator, "erase " + principal, key, request),
                keep -> writing.untilOver(() -> erase(operator, principal, keep)),
                answer -> Outcome.done(read(principal, answer)));
    }

    private Decision<ErasureView> erase(Caller operator, PrincipalId principal, Idempotency.Keep keep) {
        Instant at = environment.now();
        Append.Builder append = Append.to(operator.tenant());
        Optional<Erasure> before = Erasure.find(environment.store(), operator.tenant(), principal);
        Optional<Erasure> going = before.filter(erasure -> erasure.completedAt().isEmpty());
        if (going.isPresent()) {
            return answered(append, going.get().view(at), keep);
        }
        if (before.isEmpty() && !open.isKnown(operator.tenant(), principal)) {
            return Decision.refuse(Reason.NOT_FOUND);
        }
        Optional<Refusal> refusal = open.refusal(operator.tenant(), principal);
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        Erasure requested = Erasure.requested(principal, before, at);
        return answered(append.record(requested.put()).message(requested.goesOn(at)), requested.view(at), keep);
    }

    private static Decision<ErasureView> answered(Append.Builder append, ErasureView view, Idempotency.Keep keep) {
        return Decision.write(append.answer(keep.apply(write(view))), view);
    }

    private static Json write(ErasureView view) {
        return Json.object()
                .put("requestedAt", view.requestedAt())
                .put("negotiations", view.negotiations())
                .put("at", view.serverTime())
                .build();
    }

    private static ErasureView read(PrincipalId principal, Json answer) {
        return new ErasureView(
                principal,
                answer.get("requestedAt").instant(),
                Optional.empty(),
                answer.get("negotiations").integer(),
                answer.get("at").instant());
    }
}
