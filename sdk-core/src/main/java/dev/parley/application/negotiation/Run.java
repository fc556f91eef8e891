package dev.parley.application.negotiation;

import dev.parley.api.NegotiationView;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditPart;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a protocol as far as it has come: what it was opened with, the protocol's state, and where its transcript
 * stands. Immutable; the same events always give the same run.
 *
 * @param <R> the protocol's rules
 * @param <M> its moves
 * @param <S> its state
 * @param <E> its events
 */
public final class Run<R, M, S, E> {
    private final Frame frame;
    private final Protocol<R, M, S, E> protocol;
    private final @Nullable S state;
    private final Track track;
    private final Hash rulesHash;
    /** At most one for each of the seats, and one for operators. */
    private final Map<Viewer, Sight> sights = new ConcurrentHashMap<>(2);

    private Run(Frame frame, Hash rulesHash, Protocol<R, M, S, E> protocol, @Nullable S state, Track track) {
        this.frame = frame;
        this.rulesHash = rulesHash;
        this.protocol = protocol;
        this.state = state;
        this.track = track;
    }

    /** A run of which only the first event, the frame, is known. */
    static <R, M, S, E> Run<R, M, S, E> opened(Frame frame, Protocol<R, M, S, E> protocol, AuditEvent first) {
        List<Viewer> viewers = new ArrayList<>();
        frame.seats().forEach(seat -> viewers.add(new Viewer.Party(seat.id())));
        viewers.add(new Viewer.Operator());
        Track track = Track.begin(first).seenBy(viewers).seated(frame.openedBy(), warrant(first));
        return new Run<>(frame, frame.rulesHash(), protocol, null, track);
    }

    public Frame frame() {
        return frame;
    }

    /** The hash of what was frozen at the opening. */
    Hash rulesHash() {
        return rulesHash;
    }

    /**
     * The view of a viewer at an instant: made anew, or the one that was shown before if the protocol says that it is
     * still the same.
     */
    NegotiationView seen(Viewer viewer, Instant at, Supplier<NegotiationView> look) {
        @Nullable Sight before = sights.get(viewer);
        if (before != null && before.holdsAt(at)) {
            return before.view().seenAt(at);
        }
        NegotiationView view = look.get();
        Instant until = protocol.steadyUntil(state(), at);
        if (until.isAfter(at)) {
            sights.put(viewer, new Sight(view, until));
        }
        return view;
    }

    /**
     * What a viewer was shown.
     *
     * @param until when it stops being true, that instant excluded
     */
    private record Sight(NegotiationView view, Instant until) {
        boolean holdsAt(Instant at) {
            return !at.isBefore(view.serverTime()) && at.isBefore(until);
        }
    }

    public Protocol<R, M, S, E> protocol() {
        return protocol;
    }

    public Track track() {
        return track;
    }

    /** The protocol's state. */
    public S state() {
        if (state == null) {
            throw new IllegalStateException("the negotiation " + frame.id() + " has no protocol event yet");
        }
        return state;
    }

    public String phase() {
        return protocol.phase(state());
    }

    /** Whether the negotiation has not ended. */
    public boolean isOpen() {
        return protocol.lifecycle()
                .phase(phase())
                .map(phase -> !phase.terminal())
                .orElseThrow(() -> new IllegalStateException(protocol.id() + " does not declare its phase " + phase()));
    }

    public List<Seat> seats() {
        return protocol.seats(state());
    }

    /** The seat of a principal. */
    public Optional<Seat> seatOf(PrincipalId principal) {
        return seats().stream()
                .filter(seat -> seat.principal().equals(principal))
                .findFirst();
    }

    /** The seat of that name. */
    public Seat seat(SeatId id) {
        return seats().stream()
                .filter(seat -> seat.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no seat " + id + " in " + frame.id()));
    }

    /** The revision of a viewer's view. */
    public String revision(Viewer viewer) {
        return Long.toString(track.revision(viewer));
    }

    /** When an input that arrives now is decided: never before the last event. */
    public Instant decidedAt(Instant now) {
        return now.isBefore(track.at()) ? track.at() : now;
    }

    /** The run after one more event as it was stored. */
    Run<R, M, S, E> then(AuditEvent event) {
        Optional<Mark> mark = Mark.in(event);
        return mark.isPresent()
                ? marked(event, mark.get())
                : then(event, protocol.codecs().decode(ofProtocol(event)));
    }

    private Run<R, M, S, E> then(AuditEvent event, E decoded) {
        S after = state == null ? protocol.begin(decoded) : protocol.evolve(state, decoded);
        S shown = state == null ? after : state;
        List<Viewer> seenBy = new ArrayList<>();
        for (Viewer viewer : viewers(after)) {
            if (protocol.disclose(shown, decoded, viewer).isPresent()) {
                seenBy.add(viewer);
            }
        }
        Track next = track.next(event).seenBy(seenBy);
        Optional<SeatId> actor = event.header().actor();
        return new Run<>(
                frame,
                rulesHash,
                protocol,
                after,
                actor.map(seat -> next.moved(seat, warrant(event))).orElse(next));
    }

    /** The run after a mark. */
    Run<R, M, S, E> marked(AuditEvent event, Mark mark) {
        List<Viewer> seenBy = viewers(state()).stream().filter(mark::concerns).toList();
        return new Run<>(
                frame,
                rulesHash,
                protocol,
                state,
                track.next(event).marked(mark).seenBy(seenBy));
    }

    private List<Viewer> viewers(S at) {
        List<Viewer> viewers = new ArrayList<>();
        protocol.seats(at).forEach(seat -> viewers.add(new Viewer.Party(seat.id())));
        viewers.add(new Viewer.Operator());
        return viewers;
    }

    /** The protocol's own parts of an event: one that a seat caused ends with a warrant. */
    static EncodedEvent ofProtocol(AuditEvent event) {
        EncodedEvent all = event.encoded();
        return event.header().actor().isEmpty()
                ? all
                : new EncodedEvent(
                        all.type(),
                        all.version(),
                        all.parts().subList(0, all.parts().size() - 1));
    }

    private static Warrant warrant(AuditEvent event) {
        return Warrant.fromJson(json(event.parts().get(event.parts().size() - 1)));
    }

    static Json firstPart(AuditEvent event) {
        return json(event.parts().get(0));
    }

    private static Json json(AuditPart part) {
        return part.match(AuditPart.Present::json, withheld -> {
            throw new IllegalStateException("a part of the transcript was erased, so the run cannot go on");
        });
    }
}
