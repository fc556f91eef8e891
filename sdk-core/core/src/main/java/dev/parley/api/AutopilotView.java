// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.AgentId;
import dev.parley.model.ApprovalId;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import java.time.Instant;
import java.util.Optional;

/**
 * The autopilot of a seat as its principal sees it.
 *
 * @param seat for which it acts
 * @param agent in whose name it moves: that of its mandate
 * @param draft what it plays
 * @param why it does not run; empty while it does
 * @param refusal the code with which its last move was refused, where that is why it does not run
 * @param awaits the request for approval that it waits for
 * @param decisions how many there are in its log
 * @param startedAt when it was last started
 * @param changedAt when it last changed in any way
 * @since 0.1.0
 */
public record AutopilotView(
        NegotiationId negotiation,
        SeatId seat,
        AgentId agent,
        AutopilotDraft draft,
        State state,
        Optional<Why> why,
        Optional<String> refusal,
        Optional<ApprovalId> awaits,
        long decisions,
        Instant startedAt,
        Instant changedAt,
        Instant serverTime) {
    /** What an autopilot does. */
    public enum State {
        /** It moves whenever it is its seat's turn. */
        RUNNING,
        /** It does nothing until its principal resumes it. */
        PAUSED,
        /** It does nothing any more; another may be started while the negotiation is open. */
        STOPPED
    }

    /** Why an autopilot does not run. */
    public enum Why {
        /** Its principal said so. */
        BY_PRINCIPAL,
        /** Somebody else moved on its seat: the principal in person, or an agent. */
        OVERRIDDEN,
        NEGOTIATION_ENDED,
        /** Its mandate was revoked, has expired, or is no longer the one that covers the listing. */
        MANDATE_ENDED,
        /** What it decided was refused; the code says why. */
        MOVE_REFUSED,
        /** The offer on the table is beyond its reservation, and no offer of its own is left that is not. */
        NOTHING_TO_OFFER,
        /** The principal did not approve its move, or not in time. */
        NOT_APPROVED,
        /** Its strategy failed. */
        STRATEGY_FAILED,
        /** Its strategy took too long. */
        STRATEGY_TOO_SLOW
    }
}
