// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.api.NegotiationView;
import dev.parley.application.SessionCache;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditPart;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Seats;
import dev.parley.model.Tenant;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.PlayedProtocol;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a protocol as far as it has come: what it was opened with, the protocol's state, and where its transcript
 * stands. Immutable; the same events always give the same session.
 */
public final class NegotiationSession implements SessionCache.Kept {
    /** Enough for the few who look again and again at one state; thousands look once, when an auction closes. */
    private static final int SIGHTS = 16;

    private final OpeningRecord openingRecord;
    private final PlayedProtocol protocol;
    private final PlayedState<Object, Object> state;
    private final TranscriptProgress progress;
    private final Hash rulesHash;
    private final Hash openingHash;
    private final Checkpoints checkpoints;
    /** What was shown lately, of a bounded number of viewers. */
    private final Map<Viewer, CachedView> sights = new ConcurrentHashMap<>(2);

    private NegotiationSession(
            OpeningRecord openingRecord,
            Hash rulesHash,
            Hash openingHash,
            PlayedProtocol protocol,
            PlayedState<Object, Object> state,
            TranscriptProgress progress,
            Checkpoints checkpoints) {
        this.openingRecord = openingRecord;
        this.rulesHash = rulesHash;
        this.openingHash = openingHash;
        this.protocol = protocol;
        this.state = state;
        this.progress = progress;
        this.checkpoints = checkpoints;
    }

    /** A session of which only the first event, the opening record, is known. */
    static NegotiationSession opened(OpeningRecord openingRecord, PlayedProtocol protocol, AuditEvent first) {
        TranscriptProgress progress = TranscriptProgress.begin(first, openingRecord.admissions())
                .seenBy(List.of(Audience.PARTIES))
                .seated(openingRecord.openedBy(), acting(first))
                .told(first, SoftwareDisclosure.of(openingRecord, protocol));
        return new NegotiationSession(
                openingRecord,
                openingRecord.rulesHash(),
                first.hash(),
                protocol,
                protocol.begin(openingRecord.asRead(protocol.forms().readRules(openingRecord.rules()))),
                progress,
                Checkpoints.NONE);
    }

    /** This negotiation at another of its events, as it was kept. */
    NegotiationSession at(TranscriptProgress reached, PlayedState<Object, Object> kept) {
        return after(kept, reached, Checkpoints.NONE);
    }

    /** The same with other sessions at hand. */
    public NegotiationSession behind(Checkpoints others) {
        return after(state, progress, others);
    }

    private NegotiationSession after(PlayedState<Object, Object> next, TranscriptProgress reached, Checkpoints behind) {
        return new NegotiationSession(openingRecord, rulesHash, openingHash, protocol, next, reached, behind);
    }

    /**
     * This session and those before it that it keeps at hand, the latest first: {@link Checkpoints}. Where the earliest of them is
     * not the first event, what was before is read from snapshots.
     */
    public Stream<NegotiationSession> backwards() {
        return Stream.concat(Stream.of(this), checkpoints.backwards());
    }

    public Checkpoints checkpoints() {
        return checkpoints;
    }

    public OpeningRecord openingRecord() {
        return openingRecord;
    }

    /** What the parties are told of software that acts for a seat. */
    public SoftwareDisclosure software() {
        return SoftwareDisclosure.of(openingRecord, protocol);
    }

    /** The hash of the first event. */
    Hash openingHash() {
        return openingHash;
    }

    /** The hash of what was frozen at the opening. */
    public Hash rulesHash() {
        return rulesHash;
    }

    /**
     * The view of a viewer at an instant: made anew, or the one that was shown before if the protocol says that it is
     * still the same.
     */
    NegotiationView seen(Viewer viewer, Instant at, Supplier<NegotiationView> look) {
        @Nullable CachedView before = sights.get(viewer);
        if (before != null && before.holdsAt(at)) {
            return before.view().seenAt(at);
        }
        NegotiationView view = look.get();
        Instant until = protocol.steadyUntil(state(), viewer, at);
        if (until.isAfter(at) && (before != null || sights.size() < SIGHTS)) {
            sights.put(viewer, new CachedView(view, until));
        }
        return view;
    }

    /**
     * What a viewer was shown.
     *
     * @param until when it stops being true, that instant excluded
     */
    private record CachedView(NegotiationView view, Instant until) {
        boolean holdsAt(Instant at) {
            return !at.isBefore(view.serverTime()) && at.isBefore(until);
        }
    }

    public PlayedProtocol protocol() {
        return protocol;
    }

    @Override
    public Tenant tenant() {
        return openingRecord.tenant();
    }

    @Override
    public NegotiationId negotiation() {
        return openingRecord.id();
    }

    @Override
    public long version() {
        return progress.version();
    }

    @Override
    public long events() {
        return progress.version()
                - checkpoints.earliest().map(NegotiationSession::version).orElse(progress.version());
    }

    @Override
    public long bytes() {
        return progress.bytes()
                - checkpoints
                        .earliest()
                        .map(earliest -> earliest.progress().bytes())
                        .orElse(progress.bytes());
    }

    public TranscriptProgress progress() {
        return progress;
    }

    /** The protocol's state. */
    public PlayedState<Object, Object> state() {
        return state;
    }

    public String phase() {
        return protocol.phase(state());
    }

    /** Whether the negotiation has not ended. */
    public boolean isOpen() {
        return !protocol.hasEnded(state);
    }

    public Seats seats() {
        return Seats.of(protocol.seats(state()));
    }

    /** How many seats there are. */
    @Override
    public int seatCount() {
        return protocol.seats(state).size();
    }

    /** The seat of a principal. */
    public Optional<Seat> seatOf(PrincipalId principal) {
        return seats().of(principal);
    }

    /** The seat of that name. */
    public Seat seat(SeatId id) {
        return seats().find(id)
                .orElseThrow(() -> new IllegalStateException("no seat " + id + " in " + openingRecord.id()));
    }

    /**
     * The revision of a viewer's view: how many events the viewer has seen and, where the view has changed since by the
     * mere passing of time, the instant of that, in microseconds.
     */
    public String revision(Viewer viewer, Instant at) {
        Instant since = steadySince(viewer, at);
        String events = Long.toString(progress.revision(viewer));
        return since.equals(progress.lastSeen(viewer))
                ? events
                : events + "." + ChronoUnit.MICROS.between(Instant.EPOCH, since);
    }

    /** Whether a revision counts as many events as a viewer has seen, whatever has changed with time. */
    public boolean isCurrent(String revision, Viewer viewer) {
        return revision.split("\\.", 2)[0].equals(Long.toString(progress.revision(viewer)));
    }

    /**
     * Since when a view has been what it is at an instant; that instant where it never stays. What the viewer has not seen
     * moves nothing.
     */
    private Instant steadySince(Viewer viewer, Instant at) {
        Instant seen = progress.lastSeen(viewer);
        Instant steady = protocol.steadySince(state, viewer, at);
        return steady.isAfter(seen) ? steady : seen;
    }

    /** When an input that arrives now is decided: never before the last event. */
    public Instant decidedAt(Instant now) {
        return now.isBefore(progress.at()) ? progress.at() : now;
    }

    /** The session after one more event as it was stored. */
    public NegotiationSession then(AuditEvent event) {
        Optional<SystemEvent> mark = SystemEvent.in(event);
        return mark.isPresent() ? marked(event, mark.get()) : then(event, decode(event));
    }

    /** The protocol's event in one as it was stored. */
    public KernelEvent<Object> decode(AuditEvent event) {
        return protocol.forms().decode(ofProtocol(event));
    }

    /** The session after one more event of the protocol. */
    public NegotiationSession then(AuditEvent event, KernelEvent<Object> decoded) {
        PlayedState<Object, Object> after = protocol.evolve(state, decoded);
        TranscriptProgress next =
                progress.next(event).seenBy(protocol.witnesses(decoded)).told(event, software());
        return after(after, staked(moved(event).map(next::moved).orElse(next), decoded, after), checkpoints.past(this));
    }

    /** From then on it is known under whose authority the stakes are that the event changed. */
    private TranscriptProgress staked(
            TranscriptProgress moved, KernelEvent<Object> event, PlayedState<Object, Object> after) {
        Collection<SeatId> seats = protocol.restaked(state, event, after);
        if (seats.isEmpty()) {
            return moved;
        }
        TranscriptProgress staked = moved;
        Map<SeatId, Set<String>> awarded = awarded(after);
        for (SeatId seat : seats) {
            Set<String> names = new HashSet<>(awarded.getOrDefault(seat, Set.of()));
            protocol.stakes(after, seat).forEach(stake -> names.add(stake.name()));
            staked = staked.staking(seat, names);
        }
        return staked;
    }

    /** The names of the stakes that awards fulfil, for both sides: an award is under the authority of the moves that made it. */
    private Map<SeatId, Set<String>> awarded(PlayedState<Object, Object> after) {
        Map<SeatId, Set<String>> names = new HashMap<>();
        for (Award award : protocol.awards(after)) {
            award.stake()
                    .ifPresent(name -> Stream.of(award.buyer(), award.seller())
                            .forEach(seat -> names.computeIfAbsent(seat, any -> new HashSet<>())
                                    .add(name)));
        }
        return names;
    }

    /** Who moved, if the event is a move: what came of a seat by itself is none. */
    private static Optional<TranscriptWriter.Mover> moved(AuditEvent event) {
        return event.header()
                .actor()
                .map(seat -> new TranscriptWriter.Mover(seat, acting(event)))
                .filter(mover -> !mover.acting().byItself());
    }

    /** The names of all stakes that a seat has. */
    public Set<String> stakes(SeatId seat) {
        return protocol.stakes(state, seat).stream().map(Stake::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the stakes that a seat has under a mandate. */
    public Set<String> stakesUnder(SeatId seat, MandateId mandate) {
        SeatActivity activity = progress.conduct(seat);
        return protocol.stakes(state, seat).stream()
                .map(Stake::name)
                .filter(name -> activity.acting(name).mandate().equals(Optional.of(mandate)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a seat has something at stake under a mandate, or moved last under it. */
    public boolean actsUnder(SeatId seat, MandateId mandate) {
        return progress.conduct(seat).acting().mandate().equals(Optional.of(mandate))
                || !stakesUnder(seat, mandate).isEmpty();
    }

    /** The session after a mark. */
    public NegotiationSession marked(AuditEvent event, SystemEvent mark) {
        return after(state, progress.next(event).marked(mark).seenBy(mark.audiences()), checkpoints.past(this));
    }

    /** The protocol's own parts of an event: one that a seat caused ends with what tells of software and an acting authority. */
    private EncodedEvent ofProtocol(AuditEvent event) {
        EncodedEvent all = event.encoded();
        int own = all.parts().size() - software().length(event);
        return new EncodedEvent(all.type(), all.version(), all.parts().subList(0, own));
    }

    /** Under what authority the seat acted that caused an event. */
    public static ActingAuthority acting(AuditEvent event) {
        return ActingAuthority.fromJson(json(event.parts().get(event.parts().size() - 1)));
    }

    public static Json firstPart(AuditEvent event) {
        return json(event.parts().get(0));
    }

    private static Json json(AuditPart part) {
        return part.match(AuditPart.Present::json, withheld -> {
            throw new IllegalStateException("a part of the transcript was erased, so the run cannot go on");
        });
    }
}
