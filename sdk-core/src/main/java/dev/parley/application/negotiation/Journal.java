package dev.parley.application.negotiation;

import dev.parley.application.Environment;
import dev.parley.application.Ids;
import dev.parley.application.store.StoredEvent;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditHeader;
import dev.parley.audit.AuditPart;
import dev.parley.model.Hash;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chains new events to a run's transcript, and carries the run along. The run goes on from the bytes that are stored and
 * not from the events that were decided, so that an answer given now is the one that a replay gives.
 */
final class Journal<R, M, S, E> {
    private final Ids ids;
    private final Instant at;
    private final Optional<Sealing> sealing;
    private final List<StoredEvent> written = new ArrayList<>();
    private final Set<SeatId> touched = new TreeSet<>();
    private final List<Long> shown = new ArrayList<>();
    private Run<R, M, S, E> run;

    /** A journal that goes on from a run. */
    Journal(Environment environment, Instant at, Run<R, M, S, E> run) {
        Frame frame = run.frame();
        this.ids = environment.ids();
        this.at = at;
        this.sealing = run.protocol().sealsPrivateParts()
                ? Optional.of(new Sealing(environment.keys(), frame.tenant(), frame.id()))
                : Optional.empty();
        this.run = run;
    }

    /** A journal that goes on from what another has written. */
    private Journal(Journal<R, M, S, E> other) {
        this.ids = other.ids;
        this.at = other.at;
        this.sealing = other.sealing;
        this.written.addAll(other.written);
        this.touched.addAll(other.touched);
        this.shown.addAll(other.shown);
        this.run = other.run;
    }

    Journal<R, M, S, E> copy() {
        return new Journal<>(this);
    }

    /** A journal that begins with the frame of a new run. */
    static <R, M, S, E> Journal<R, M, S, E> begin(
            Environment environment, Frame frame, Protocol<R, M, S, E> protocol, Warrant opener) {
        AuditEvent first = chained(
                environment.ids(),
                frame.id(),
                1,
                AuditEvent.START,
                frame.openedAt(),
                frame.encode(),
                Optional.of(new Mover(frame.openedBy(), opener)));
        Journal<R, M, S, E> journal = new Journal<>(
                environment, frame.openedAt(), Run.opened(Frame.decode(Run.firstPart(first)), protocol, first));
        journal.written.add(Transcripts.stored(first, journal.sealing));
        journal.shown.add(1L);
        return journal;
    }

    /**
     * The seat that causes an event, and under whose authority.
     *
     * @param seat which
     * @param warrant written beside the event, for that seat's eyes
     */
    record Mover(SeatId seat, Warrant warrant) {
        /** A seat for which something happens by itself, under the authority that it moved with last. */
        static Mover byItself(Run<?, ?, ?, ?> run, SeatId seat) {
            return new Mover(seat, run.track().conduct(seat).warrant().withoutMove());
        }
    }

    /** Writes what a decision caused; the first event is the mover's doing, those after it the rules'. */
    void write(List<E> events, Optional<Mover> mover) {
        Optional<Mover> cause = mover;
        for (E event : events) {
            AuditEvent chained = chain(run.protocol().codecs().encode(event), cause);
            moved(run.then(chained));
            cause.map(Mover::seat).ifPresent(touched::add);
            cause = Optional.empty();
        }
    }

    void write(Mark mark) {
        moved(run.marked(chain(mark.encode(), Optional.empty()), mark));
    }

    private void moved(Run<R, M, S, E> next) {
        run = next;
        for (Viewer witness : next.track().witnesses()) {
            witness.match(
                    party -> touched.add(party.seat()),
                    operator -> shown.add(next.track().version()));
        }
    }

    /** The seats that saw something of what was written, or caused it. */
    Set<SeatId> touched() {
        return Set.copyOf(touched);
    }

    /** The places of what was written that operators see. */
    List<Long> shown() {
        return List.copyOf(shown);
    }

    Run<R, M, S, E> run() {
        return run;
    }

    List<StoredEvent> written() {
        return List.copyOf(written);
    }

    private AuditEvent chain(EncodedEvent encoded, Optional<Mover> mover) {
        Track track = run.track();
        AuditEvent event = chained(ids, run.frame().id(), track.version() + 1, track.head(), at, encoded, mover);
        written.add(Transcripts.stored(event, sealing));
        return event;
    }

    private static AuditEvent chained(
            Ids ids,
            NegotiationId negotiation,
            long seq,
            Hash previous,
            Instant at,
            EncodedEvent encoded,
            Optional<Mover> mover) {
        List<EncodedEvent.Part> parts = new ArrayList<>(encoded.parts());
        mover.ifPresent(by -> parts.add(
                new EncodedEvent.Part(Audience.seat(by.seat()), by.warrant().toJson())));
        AuditHeader header =
                new AuditHeader(negotiation, seq, encoded.type(), encoded.version(), at, mover.map(Mover::seat));
        return AuditEvent.of(header, previous, parts, () -> ids.bytes(AuditPart.SALT_BYTES));
    }
}
