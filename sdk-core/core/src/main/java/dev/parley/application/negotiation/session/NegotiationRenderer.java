// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.application.store.Head;
import dev.parley.model.PersistentMap;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows sessions to viewers. */
public final class NegotiationRenderer {
    public NegotiationView view(NegotiationSession session, Viewer viewer, Instant at) {
        return session.seen(viewer, at, () -> look(session, viewer, at));
    }

    private static NegotiationView look(NegotiationSession session, Viewer viewer, Instant at) {
        OpeningRecord openingRecord = session.openingRecord();
        PlayedProtocol protocol = session.protocol();
        View shown = protocol.view(session.state(), viewer, at);
        List<Seat> seats = seats(session, viewer);
        return new NegotiationView(
                openingRecord.id(),
                session.revision(viewer, at),
                seat(viewer),
                seats,
                openingRecord.showsSoftware(),
                software(session, seats),
                openingRecord.listing(),
                openingRecord.protocol(),
                openingRecord.rules(),
                session.rulesHash(),
                openingRecord.settlement(),
                session.isOpen(),
                session.phase(),
                shown.details(),
                allowed(session, viewer, at),
                session.isOpen() ? protocol.toldDeadline(session.state()) : Optional.empty(),
                session.progress().deals(viewer),
                openingRecord.openedAt(),
                session.progress().lastSeen(viewer),
                at);
    }

    /** Of some seats those for which software acts, as the parties were told, in their order. */
    private static List<SeatId> software(NegotiationSession session, List<Seat> seats) {
        PersistentMap<SeatId, Long> software = session.progress().seats().software();
        return software.size() == 0
                ? List.of()
                : seats.stream().map(Seat::id).filter(software::has).toList();
    }

    /** What a viewer may do now; nothing for operators, who have no seat. */
    public static List<Allowed> allowed(NegotiationSession session, Viewer viewer, Instant at) {
        return seat(viewer)
                .map(seat -> session.protocol().allowed(session.state(), seat, at))
                .orElse(List.of());
    }

    private static boolean awaits(NegotiationSession session, Viewer viewer, Instant at) {
        return seat(viewer)
                .filter(seat -> session.protocol().awaits(session.state(), seat, at))
                .isPresent();
    }

    static Optional<SeatId> seat(Viewer viewer) {
        return viewer.ownSeat();
    }

    /** A line of a list, from the head alone but for whose turn it is. */
    public NegotiationSummary summary(Head head, Optional<NegotiationSession> session, Viewer viewer, Instant at) {
        boolean yourTurn =
                head.open() && session.map(found -> awaits(found, viewer, at)).orElse(false);
        return new NegotiationSummary(
                head.id(),
                head.listing(),
                head.protocol(),
                session.map(found -> seats(found, viewer)).orElse(head.seats()),
                head.open(),
                head.phase(),
                yourTurn,
                session.filter(found -> head.open())
                        .map(NegotiationRenderer::told)
                        .orElseGet(head::nextDeadline),
                head.openedAt(),
                session.map(found -> found.progress().lastSeen(viewer)).orElse(head.updatedAt()));
    }

    private static Optional<Instant> told(NegotiationSession session) {
        return session.protocol().toldDeadline(session.state());
    }

    private static List<Seat> seats(NegotiationSession session, Viewer viewer) {
        return session.protocol().capabilities().seats(session.state(), viewer);
    }
}
