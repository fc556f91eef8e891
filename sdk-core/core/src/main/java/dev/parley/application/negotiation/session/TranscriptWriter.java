// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

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
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chains new events to a session's transcript, and carries the session along. The session goes on from the bytes that are stored and
 * not from the events that were decided, so that an answer given now is the one that a replay gives.
 */
public final class TranscriptWriter {
    private final Ids ids;
    private final Instant at;
    private final Optional<EventCipher> cipher;
    private final List<StoredEvent> written = new ArrayList<>();
    private final Set<SeatId> touched = new TreeSet<>();
    private final List<Long> shown = new ArrayList<>();
    private NegotiationSession session;

    /** A writer that goes on from a session. */
    public TranscriptWriter(Environment environment, Instant at, NegotiationSession session) {
        OpeningRecord openingRecord = session.openingRecord();
        this.ids = environment.ids();
        this.at = at;
        this.cipher = session.protocol().capabilities().encryptsSecrets()
                ? Optional.of(new EventCipher(environment.keys(), openingRecord.tenant(), openingRecord.id()))
                : Optional.empty();
        this.session = session;
    }

    /** A writer that goes on from what another has written. */
    private TranscriptWriter(TranscriptWriter other) {
        this.ids = other.ids;
        this.at = other.at;
        this.cipher = other.cipher;
        this.written.addAll(other.written);
        this.touched.addAll(other.touched);
        this.shown.addAll(other.shown);
        this.session = other.session;
    }

    public TranscriptWriter copy() {
        return new TranscriptWriter(this);
    }

    /** A writer that begins with the opening record of a new session. */
    public static TranscriptWriter begin(
            Environment environment, OpeningRecord openingRecord, PlayedProtocol protocol, ActingAuthority opener) {
        AuditEvent first = chained(
                environment.ids(),
                openingRecord.id(),
                1,
                AuditEvent.START,
                openingRecord.openedAt(),
                openingRecord.encode(),
                Optional.of(new Mover(openingRecord.openedBy(), opener)),
                SoftwareDisclosure.of(openingRecord, protocol));
        TranscriptWriter writer = new TranscriptWriter(
                environment,
                openingRecord.openedAt(),
                NegotiationSession.opened(OpeningRecord.decode(first), protocol, first));
        writer.written.add(Transcripts.stored(first, writer.cipher));
        writer.shown.add(1L);
        return writer;
    }

    /**
     * The seat that causes an event, and under whose authority.
     *
     * @param seat which
     * @param acting written beside the event, for that seat's eyes
     */
    public record Mover(SeatId seat, ActingAuthority acting) {
        /** A seat for which something happens by itself, under the authority that it moved with last. */
        public static Mover byItself(NegotiationSession session, SeatId seat) {
            return new Mover(seat, session.progress().conduct(seat).acting().withoutMove());
        }
    }

    /** Writes what a decision caused; the first event is the mover's doing, those after it the rules'. */
    public void write(List<KernelEvent<Object>> events, Optional<Mover> mover) {
        Optional<Mover> cause = mover;
        for (KernelEvent<Object> event : events) {
            AuditEvent chained = chain(session.protocol().forms().encode(event), cause);
            NegotiationSession before = session;
            moved(session.then(chained));
            touched.addAll(restaked(before, event));
            cause.map(Mover::seat).ifPresent(touched::add);
            cause = Optional.empty();
        }
    }

    private Collection<SeatId> restaked(NegotiationSession before, KernelEvent<Object> event) {
        return session.protocol().restaked(before.state(), event, session.state());
    }

    public void write(SystemEvent mark) {
        moved(session.marked(chain(mark.encode(), Optional.empty()), mark));
    }

    private void moved(NegotiationSession next) {
        session = next;
        Sightings seen = next.progress().sightings();
        if (seen.lastByParties() || seen.last().contains(Audience.OPERATORS)) {
            shown.add(next.progress().version());
        }
    }

    /** The seats of which something at stake may differ, and those that caused something. */
    public Set<SeatId> touched() {
        return Set.copyOf(touched);
    }

    /** The places of what was written that operators see. */
    public List<Long> shown() {
        return List.copyOf(shown);
    }

    public NegotiationSession session() {
        return session;
    }

    public List<StoredEvent> written() {
        return List.copyOf(written);
    }

    private AuditEvent chain(EncodedEvent encoded, Optional<Mover> mover) {
        TranscriptProgress progress = session.progress();
        AuditEvent event = chained(
                ids,
                session.openingRecord().id(),
                progress.version() + 1,
                progress.head(),
                at,
                encoded,
                mover,
                session.software());
        written.add(Transcripts.stored(event, cipher));
        return event;
    }

    private static AuditEvent chained(
            Ids ids,
            NegotiationId negotiation,
            long seq,
            Hash previous,
            Instant at,
            EncodedEvent encoded,
            Optional<Mover> mover,
            SoftwareDisclosure software) {
        List<EncodedEvent.Part> parts = new ArrayList<>(encoded.parts());
        mover.ifPresent(by -> parts.addAll(software.parts(encoded, by.seat(), by.acting())));
        AuditHeader header =
                new AuditHeader(negotiation, seq, encoded.type(), encoded.version(), at, mover.map(Mover::seat));
        return AuditEvent.of(header, previous, parts, () -> ids.bytes(AuditPart.SALT_BYTES));
    }
}
