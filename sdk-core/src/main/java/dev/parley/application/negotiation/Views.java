package dev.parley.application.negotiation;

import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.application.store.Head;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows runs to viewers. */
final class Views {
    NegotiationView view(Run<?, ?, ?, ?> run, Viewer viewer, Instant at) {
        return run.seen(viewer, at, () -> look(run, viewer, at));
    }

    private static <R, M, S, E> NegotiationView look(Run<R, M, S, E> run, Viewer viewer, Instant at) {
        Frame frame = run.frame();
        Protocol<R, M, S, E> protocol = run.protocol();
        View shown = protocol.view(run.state(), viewer, at);
        return new NegotiationView(
                frame.id(),
                run.revision(viewer, at),
                seat(viewer),
                protocol.seats(run.state(), viewer),
                frame.listing(),
                frame.protocol(),
                frame.rules(),
                run.rulesHash(),
                frame.settlement(),
                run.isOpen(),
                run.phase(),
                shown.details(),
                allowed(run, viewer, at),
                run.isOpen() ? protocol.nextDeadline(run.state()) : Optional.empty(),
                run.track().deals(viewer),
                frame.openedAt(),
                run.track().lastSeen(viewer),
                at);
    }

    /** What a viewer may do now; nothing for operators, who have no seat. */
    static <S> List<Allowed> allowed(Run<?, ?, S, ?> run, Viewer viewer, Instant at) {
        return seat(viewer)
                .map(seat -> run.protocol().allowed(run.state(), seat, at))
                .orElse(List.of());
    }

    private static <S> boolean awaits(Run<?, ?, S, ?> run, Viewer viewer, Instant at) {
        return seat(viewer)
                .filter(seat -> run.protocol().awaits(run.state(), seat, at))
                .isPresent();
    }

    static Optional<SeatId> seat(Viewer viewer) {
        return viewer.match(party -> Optional.of(party.seat()), operator -> Optional.empty());
    }

    /** A line of a list, from the head alone but for whose turn it is. */
    NegotiationSummary summary(Head head, Optional<Run<?, ?, ?, ?>> run, Viewer viewer, Instant at) {
        boolean yourTurn =
                head.open() && run.map(found -> awaits(found, viewer, at)).orElse(false);
        return new NegotiationSummary(
                head.id(),
                head.listing(),
                head.protocol(),
                run.map(found -> seats(found, viewer)).orElse(head.seats()),
                head.open(),
                head.phase(),
                yourTurn,
                head.nextDeadline(),
                head.openedAt(),
                run.map(found -> found.track().lastSeen(viewer)).orElse(head.updatedAt()));
    }

    private static <S> List<Seat> seats(Run<?, ?, S, ?> run, Viewer viewer) {
        return run.protocol().seats(run.state(), viewer);
    }
}
