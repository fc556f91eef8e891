// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.mandate.Mandate;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.ApprovalId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import java.util.Optional;

/**
 * The bounded authority that principals give agents, and the approvals that agents ask for.
 *
 * @since 0.1.0
 */
public interface Mandates {
    /**
     * Gives an agent a mandate, or sets limits for oneself. For principals in person.
     *
     * @param draft a mandate as {@link Mandate#toJson} writes it, without id, tenant, principal and times of making
     */
    Outcome<MandateView> grant(Caller caller, Json draft, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<MandateView> grant(Caller caller, Json draft) {
        return grant(caller, draft, IdempotencyKey.fresh());
    }

    /** The same with a draft that was built here. */
    default Outcome<MandateView> grant(Caller caller, MandateDraft draft, IdempotencyKey key) {
        return grant(caller, draft.toJson(), key);
    }

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<MandateView> grant(Caller caller, MandateDraft draft) {
        return grant(caller, draft, IdempotencyKey.fresh());
    }

    /** Ends a mandate: its open offers are withdrawn, deals stand. For the principal in person and operators. */
    Outcome<MandateView> revoke(Caller caller, MandateId mandate, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<MandateView> revoke(Caller caller, MandateId mandate) {
        return revoke(caller, mandate, IdempotencyKey.fresh());
    }

    /** A mandate, for its principal and its agent. */
    Outcome<MandateView> find(Caller caller, MandateId mandate);

    /** The mandates that the caller gave, or has as an agent; newest first. */
    default Outcome<Page<MandateView>> list(Caller caller, Optional<String> cursor, int limit) {
        return list(caller, Optional.empty(), cursor, limit);
    }

    /**
     * The same, or all mandates that a principal gave, with what is held under each.
     *
     * @param principal whose, for operators alone; empty for the caller's own
     */
    Outcome<Page<MandateView>> list(Caller caller, Optional<PrincipalId> principal, Optional<String> cursor, int limit);

    /** A request for approval, for the principal and the agent that asked. */
    Outcome<ApprovalView> approval(Caller caller, ApprovalId approval);

    /** Requests for the caller's approval, or by the caller as an agent; newest first. */
    Outcome<Page<ApprovalView>> approvals(Caller caller, Optional<String> cursor, int limit);

    /** Grants a request: the move is decided afresh, now, in the agent's name. For the principal in person. */
    Outcome<ApprovalView> approve(Caller caller, ApprovalId approval, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<ApprovalView> approve(Caller caller, ApprovalId approval) {
        return approve(caller, approval, IdempotencyKey.fresh());
    }

    /** Denies a request. For the principal in person. */
    Outcome<ApprovalView> deny(Caller caller, ApprovalId approval, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<ApprovalView> deny(Caller caller, ApprovalId approval) {
        return deny(caller, approval, IdempotencyKey.fresh());
    }
}
