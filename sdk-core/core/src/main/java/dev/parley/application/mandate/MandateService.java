// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.api.ApprovalView;
import dev.parley.api.MandateView;
import dev.parley.api.Mandates;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.PageRequest;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.StoredRecord;
import dev.parley.mandate.Mandate;
import dev.parley.model.ApprovalId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.util.Optional;

/** The use cases about mandates and approvals. */
public final class MandateService implements Mandates {
    private final Environment environment;
    private final Authority authority;
    private final Granting granting;
    private final Approving approving;
    private final MandateViews views;

    public MandateService(Environment environment, Idempotency idempotency, ApprovedMoves moves) {
        this.environment = environment;
        this.authority = new Authority(environment);
        this.granting = new Granting(environment, idempotency);
        this.approving = new Approving(environment, idempotency, moves);
        this.views = new MandateViews(environment);
    }

    @Override
    public Outcome<MandateView> grant(Caller caller, Json draft, IdempotencyKey key) {
        return granting.grant(caller, draft, key);
    }

    @Override
    public Outcome<MandateView> revoke(Caller caller, MandateId mandate, IdempotencyKey key) {
        return seen(caller, mandate).then(found -> granting.revoke(caller, found, key));
    }

    @Override
    public Outcome<MandateView> find(Caller caller, MandateId mandate) {
        return seen(caller, mandate).map(found -> views.view(found, environment.now()));
    }

    /** A mandate is seen by who gave it, by who holds it, and by operators. */
    private Outcome<Mandate> seen(Caller caller, MandateId id) {
        Optional<Mandate> mandate = authority.mandate(caller.tenant(), id).filter(found -> sees(caller, found));
        return mandate.map(Outcome::done).orElseGet(() -> Outcome.refused(Reason.NOT_FOUND));
    }

    private static boolean sees(Caller caller, Mandate mandate) {
        boolean party = caller.principal().equals(mandate.principal())
                && (caller.agent().isEmpty() || caller.agent().equals(mandate.agent()));
        return party || caller.is(Caller.Role.OPERATOR);
    }

    @Override
    public Outcome<Page<MandateView>> list(
            Caller caller, Optional<PrincipalId> principal, Optional<String> cursor, int limit) {
        if (principal.isPresent() && !caller.is(Caller.Role.OPERATOR)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        String owner = principal.map(Authority::givenBy).orElseGet(() -> Authority.listOf(caller));
        return PageRequest.of(cursor, limit).map(window -> {
            Instant now = environment.now();
            return window.page(
                            (below, most) -> environment
                                    .store()
                                    .records(caller.tenant(), RecordKind.MANDATE, owner, below, most),
                            StoredRecord::id,
                            StoredRecord::length)
                    .map(stored -> views.view(Authority.read(stored), now));
        });
    }

    @Override
    public Outcome<ApprovalView> approval(Caller caller, ApprovalId approval) {
        return approving.find(caller, approval);
    }

    @Override
    public Outcome<Page<ApprovalView>> approvals(Caller caller, Optional<String> cursor, int limit) {
        return approving.list(caller, cursor, limit);
    }

    @Override
    public Outcome<ApprovalView> approve(Caller caller, ApprovalId approval, IdempotencyKey key) {
        return approving.approve(caller, approval, key);
    }

    @Override
    public Outcome<ApprovalView> deny(Caller caller, ApprovalId approval, IdempotencyKey key) {
        return approving.deny(caller, approval, key);
    }
}
