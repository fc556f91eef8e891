// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.audit.AuditEvent;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.PersistentMap;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a transcript has come to, apart from the protocol's state.
 *
 * @param version the last event's number
 * @param head its hash
 * @param at its instant
 * @param bytes how long the parts of all its events are together
 * @param seats what has become of the seats
 * @param deals what has come of it, in order
 * @param consents who lets which draw be opened, in order
 * @param sightings who has seen how much of it
 */
public record TranscriptProgress(
        long version,
        Hash head,
        Instant at,
        long bytes,
        SeatHistory seats,
        PersistentMap<Integer, DealMadeEvent> deals,
        List<DrawConsentEvent> consents,
        Sightings sightings) {
    public TranscriptProgress {
        consents = List.copyOf(consents);
    }

    /** What a seat has done. */
    public SeatActivity conduct(SeatId seat) {
        return seats.conduct(seat);
    }

    /**
     * Under which of its principal's admissions a seat was taken.
     *
     * @throws IllegalStateException if nobody has taken it
     */
    public long admission(SeatId seat) {
        return seats.admissions()
                .find(seat)
                .orElseThrow(() -> new IllegalStateException("nobody was admitted to the seat " + seat));
    }

    /** Whether a seat has been taken. */
    public boolean isAdmitted(SeatId seat) {
        return seats.admissions().has(seat);
    }

    /** How many events a viewer has seen. */
    public long revision(Viewer viewer) {
        return sightings.events(viewer);
    }

    /** When a viewer last saw something happen. */
    public Instant lastSeen(Viewer viewer) {
        return sightings.lastAt(viewer);
    }

    /** Whether a viewer has seen none of the events after one. */
    boolean isUnseenSince(long event, Viewer viewer) {
        return sightings.isUnseenSince(event, viewer);
    }

    /** The deals in which a viewer takes part; for operators all. */
    public List<DealId> deals(Viewer viewer) {
        return deals.values().stream()
                .filter(deal -> deal.concerns(viewer))
                .map(DealMadeEvent::deal)
                .toList();
    }

    /** Who lets the draw of an item be opened, the earliest first. */
    public List<SeatId> consents(ItemId item) {
        return consents.stream()
                .filter(consent -> consent.item().equals(item))
                .map(DrawConsentEvent::seat)
                .toList();
    }

    static TranscriptProgress begin(AuditEvent first, Map<SeatId, Long> admissions) {
        return new TranscriptProgress(
                1,
                first.hash(),
                first.header().at(),
                first.length(),
                SeatHistory.begin(admissions),
                PersistentMap.empty(),
                List.of(),
                Sightings.none(first.header().at()));
    }

    TranscriptProgress next(AuditEvent event) {
        return new TranscriptProgress(
                event.header().seq(),
                event.hash(),
                event.header().at(),
                bytes + event.length(),
                seats,
                deals,
                consents,
                sightings);
    }

    /** The progress with a seat having begun to act under an acting authority, without having moved yet. */
    TranscriptProgress seated(SeatId seat, ActingAuthority acting) {
        return with(seats.with(seat, conduct(seat).under(acting)));
    }

    /** The progress with what an event tells the parties of software, if anything. */
    TranscriptProgress told(AuditEvent event, SoftwareDisclosure disclosure) {
        Optional<Boolean> told = disclosure.told(event);
        if (told.isEmpty()) {
            return this;
        }
        SeatId seat = event.header().actor().orElseThrow();
        return with(seats.told(seat, told.get(), version));
    }

    TranscriptProgress moved(TranscriptWriter.Mover mover) {
        SeatId seat = mover.seat();
        return mover.acting()
                .admission()
                .map(number -> with(seats.admitted(seat, number)))
                .orElse(this)
                .conducted(mover);
    }

    private TranscriptProgress conducted(TranscriptWriter.Mover mover) {
        SeatId seat = mover.seat();
        return with(seats.with(seat, conduct(seat).moved(mover.acting(), at)));
    }

    /** The progress with what a seat has at stake now, by the names of stakes; a stake without a name is not kept. */
    TranscriptProgress staking(SeatId seat, Set<String> names) {
        SeatActivity before = conduct(seat);
        return before.stakes().keySet().equals(names) ? this : with(seats.with(seat, before.staking(names)));
    }

    private TranscriptProgress with(SeatHistory changed) {
        return new TranscriptProgress(version, head, at, bytes, changed, deals, consents, sightings);
    }

    TranscriptProgress marked(SystemEvent mark) {
        if (mark instanceof DealMadeEvent deal) {
            return after(deals.with(deals.size(), deal), consents);
        }
        return mark instanceof DrawConsentEvent consent ? after(deals, with(consents, consent)) : this;
    }

    private TranscriptProgress after(
            PersistentMap<Integer, DealMadeEvent> allDeals, List<DrawConsentEvent> allConsents) {
        return new TranscriptProgress(version, head, at, bytes, seats, allDeals, allConsents, sightings);
    }

    private static <T> List<T> with(List<T> before, T one) {
        List<T> all = new ArrayList<>(before);
        all.add(one);
        return all;
    }

    /** The progress with its last event seen by these. */
    TranscriptProgress seenBy(List<Audience> audiences) {
        return new TranscriptProgress(
                version, head, at, bytes, seats, deals, consents, sightings.seen(audiences, at, version));
    }
}
