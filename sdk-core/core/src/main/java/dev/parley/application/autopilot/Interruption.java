// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.AutopilotView.State;
import dev.parley.api.AutopilotView.Why;
import dev.parley.application.autopilot.AutopilotRecord.Standing;
import dev.parley.application.mandate.Authority;
import dev.parley.application.negotiation.session.ActingAuthority;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.SeatActivity;
import dev.parley.mandate.Mandate;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * What ends or interrupts an autopilot that runs, whether or not it has looked since: the end of the negotiation, the end of its
 * mandate, and a move of somebody else on its seat.
 */
final class Interruption {
    private Interruption() {}

    /**
     * What an autopilot does by now; what it did where nothing has interrupted it.
     *
     * @param session its negotiation as it stands
     */
    static Standing now(
            Authority authority, Tenant tenant, AutopilotRecord autopilot, NegotiationSession session, Instant at) {
        if (!session.isOpen() && autopilot.standing().state() != State.STOPPED) {
            return Standing.stopped(Why.NEGOTIATION_ENDED);
        }
        if (!autopilot.isRunning()) {
            return autopilot.standing();
        }
        if (!isCovered(authority, tenant, autopilot, session, at)) {
            return Standing.stopped(Why.MANDATE_ENDED);
        }
        return isOverridden(autopilot, session) ? Standing.paused(Why.OVERRIDDEN) : autopilot.standing();
    }

    /** Whether the agent would move under just this mandate. */
    static boolean isCovered(
            Authority authority, Tenant tenant, AutopilotRecord autopilot, NegotiationSession session, Instant at) {
        Optional<Mandate> mandate = authority.find(
                autopilot.agentOf(tenant),
                session.seat(autopilot.seat()).role(),
                session.openingRecord().listing(),
                at);
        return mandate.filter(found -> found.id().equals(autopilot.draft().mandate()) && found.inForce(at))
                .isPresent();
    }

    /** Whether somebody else has moved on its seat; its own move that its principal approved is its own. */
    private static boolean isOverridden(AutopilotRecord autopilot, NegotiationSession session) {
        SeatActivity conduct = session.progress().conduct(autopilot.seat());
        return conduct.moves() != autopilot.moves() && !isApproved(autopilot, conduct);
    }

    /** Whether the one move since it looked last is the one for which it had asked approval. */
    static boolean isApproved(AutopilotRecord autopilot, SeatActivity conduct) {
        ActingAuthority acting = conduct.acting();
        return autopilot.awaits().isPresent()
                && conduct.moves() == autopilot.moves() + 1
                && acting.agent().equals(Optional.of(autopilot.agent()))
                && acting.mandate().equals(Optional.of(autopilot.draft().mandate()));
    }
}
