package dev.parley.application.negotiation;

import dev.parley.api.EventView;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.application.store.Head;
import dev.parley.audit.AuditEvent;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows runs to viewers. */
final class Views {
    private final Runs runs;

    Views(Runs runs) {
        this.runs = runs;
    }

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

    /** All that a viewer may see of what happened, in order. */
    List<EventView> history(List<AuditEvent> events, Viewer viewer) {
        List<EventView> seen = new ArrayList<>();
        Optional<Run<?, ?, ?, ?>> begun = runs.begin(events.get(0));
        if (begun.isEmpty()) {
            return seen;
        }
        seen.add(new EventView(1, Frame.TYPE, events.get(0).header().at(), Run.firstPart(events.get(0))));
        Run<?, ?, ?, ?> run = begun.get();
        for (AuditEvent event : events.subList(1, events.size())) {
            run = seeNext(run, event, viewer, seen);
        }
        return seen;
    }

    private static <R, M, S, E> Run<R, M, S, E> seeNext(
            Run<R, M, S, E> run, AuditEvent event, Viewer viewer, List<EventView> seen) {
        Run<R, M, S, E> after = run.then(event);
        disclosed(run, after, event, viewer)
                .ifPresent(view -> seen.add(new EventView(
                        seen.size() + 1L, view.kind(), event.header().at(), view.details())));
        return after;
    }

    private static <R, M, S, E> Optional<View> disclosed(
            Run<R, M, S, E> run, Run<R, M, S, E> after, AuditEvent event, Viewer viewer) {
        Optional<Mark> mark = Mark.in(event);
        if (mark.isPresent()) {
            return mark.filter(seen -> seen.concerns(viewer)).map(seen -> new View(seen.type(), seen.toJson()));
        }
        E decoded = run.protocol().codecs().decode(Run.ofProtocol(event));
        S before = run.track().version() == 1 ? after.state() : run.state();
        return run.protocol().disclose(before, decoded, viewer);
    }
}
