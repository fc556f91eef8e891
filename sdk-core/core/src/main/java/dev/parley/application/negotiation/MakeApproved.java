// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.mandate.ApprovedMoves;
import dev.parley.application.negotiation.change.AccompanyingWrites;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.mandate.Approval;
import java.util.Optional;

/** Makes the moves, and opens the negotiations, that principals have approved. */
public final class MakeApproved implements ApprovedMoves {
    private final Moving moving;
    private final Opening opening;

    public MakeApproved(NegotiationAccess access) {
        this.moving = new Moving(access);
        this.opening = new Opening(access);
    }

    @Override
    public Optional<Outcome<NegotiationView>> make(Approval approval, Grant grant) {
        AccompanyingWrites beside = (append, session, at) ->
                grant.addTo(append, session.openingRecord().id(), at);
        return approval.opening().isPresent() ? opening.approved(approval, beside) : moving.approved(approval, beside);
    }
}
