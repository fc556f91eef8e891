// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.store.Append;
import dev.parley.mandate.Approval;
import dev.parley.model.NegotiationId;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.Optional;

/** Makes what principals have approved. */
@FunctionalInterface
public interface ApprovedMoves {
    /**
     * Makes a move, or opens a negotiation, in the name of the agent that asked; decided afresh. A refusal tells the
     * principal everything.
     *
     * @param approval as it was granted
     * @param grant what is written together with the move
     * @return nothing when the command's answer was kept by another request
     */
    Optional<Outcome<NegotiationView>> make(Approval approval, Grant grant);

    /** What the grant writes beside the move that it allows, looked up afresh whenever the move is decided again. */
    @FunctionalInterface
    interface Grant {
        /** Adds to the append of the move, at its instant; or says why it may not be written after all. */
        Optional<Refusal> addTo(Append.Builder append, NegotiationId negotiation, Instant at);
    }
}
