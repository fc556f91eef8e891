// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.principal.Admission;
import dev.parley.application.store.Condition;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Stake;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose taking part a negotiation rests on. Where others join it goes on without any one of them, and what a barred one
 * has on the table is taken back; without its owner or its mediator, or a side of two, it ends.
 */
final class Participation {
    private Participation() {}

    /** Whether a negotiation ends when the principal of a seat is barred. */
    static boolean ends(NegotiationSession session, Seat seat) {
        Lifecycle lifecycle = session.protocol().lifecycle();
        return seat.role() != session.openingRecord().listing().guests() || !lifecycle.isJoinable();
    }

    /**
     * What a step from a session rests on.
     *
     * @param movers who acts in it
     * @param settles whether it makes deals, whose prices may follow from what anybody has on the table
     */
    static List<Condition> needed(NegotiationSession session, Set<SeatId> movers, boolean settles) {
        Set<SeatId> needed = new LinkedHashSet<>();
        for (Seat seat : session.openingRecord().seats()) {
            if (ends(session, seat)) {
                needed.add(seat.id());
            }
        }
        movers.stream().filter(session.progress()::isAdmitted).forEach(needed::add);
        if (settles) {
            session.seats().stream()
                    .map(Seat::id)
                    .filter(seat -> isBound(session, seat))
                    .forEach(needed::add);
        }
        return needed.stream().map(seat -> notEnded(session, seat)).toList();
    }

    private static boolean isBound(NegotiationSession session, SeatId seat) {
        return session.protocol().stakes(session.state(), seat).stream().anyMatch(Stake::owes);
    }

    private static Condition notEnded(NegotiationSession session, SeatId seat) {
        return Admission.notEnded(
                session.seat(seat).principal(), session.progress().admission(seat));
    }
}
