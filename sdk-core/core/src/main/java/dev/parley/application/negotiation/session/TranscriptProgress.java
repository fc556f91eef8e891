// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.audit.AuditEvent;
import dev.parley.model.AgentId;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.PersistentMap;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
 * @param conduct what each seat has done
 * @param software the seats of which the parties were told the last time that software acts for them, and by which event
 * @param agents for which seat each agent acted first
 * @param admissions under which of its principal's admissions each seat was taken
 * @param deals what has come of it, in order
 * @param consents who lets which draw be opened, in order
 * @param sightings who has seen how much of it
 */
public record TranscriptProgress(
        long version,
        Hash head,
        Instant at,
        long bytes,
        PersistentMap<SeatId, SeatActivity> conduct,
        PersistentMap<SeatId, Long> software,
        PersistentMap<AgentId, SeatId> agents,
        PersistentMap<SeatId, Long> admissions,
        PersistentMap<Integer, DealMadeEvent> deals,
        List<DrawConsentEvent> consents,
        Sightings sightings) {
    public TranscriptProgress {
        consents = List.copyOf(consents);
    }

    /**
     * What a seat has done.
     *
     * @param acting under whose authority it moved last
     * @param moves how often it moved
     * @param lastMoveAt when it moved last
     * @param stakes under whose authority it put at stake what it has at stake or was awarded, by the stake's name
     */
    public record SeatActivity(
            ActingAuthority acting, long moves, Optional<Instant> lastMoveAt, Map<String, ActingAuthority> stakes) {
        /** A seat that has not moved. */
        public static final SeatActivity NONE =
                new SeatActivity(ActingAuthority.IN_PERSON, 0, Optional.empty(), Map.of());

        public SeatActivity {
            stakes = Map.copyOf(stakes);
        }

        /** Under whose authority a stake was put there: the last move's where nothing is known of it. */
        public ActingAuthority acting(String stake) {
            return stakes.getOrDefault(stake, acting);
        }

        SeatActivity under(ActingAuthority other) {
            return new SeatActivity(other, moves, lastMoveAt, stakes);
        }

        SeatActivity moved(ActingAuthority mover, Instant at) {
            return new SeatActivity(mover, moves + 1, Optional.of(at), stakes);
        }

        /** With just these stakes: those that are new are the last move's. */
        SeatActivity staking(Set<String> names) {
            Map<String, ActingAuthority> known = new HashMap<>();
            names.forEach(name -> known.put(name, acting(name)));
            return new SeatActivity(acting, moves, lastMoveAt, known);
        }
    }

    /** What a seat has done. */
    public SeatActivity conduct(SeatId seat) {
        return conduct.find(seat).orElse(SeatActivity.NONE);
    }

    /**
     * Under which of its principal's admissions a seat was taken.
     *
     * @throws IllegalStateException if nobody has taken it
     */
    public long admission(SeatId seat) {
        return admissions
                .find(seat)
                .orElseThrow(() -> new IllegalStateException("nobody was admitted to the seat " + seat));
    }

    /** Whether a seat has been taken. */
    public boolean isAdmitted(SeatId seat) {
        return admissions.has(seat);
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
        PersistentMap<SeatId, Long> seated = PersistentMap.empty();
        for (Map.Entry<SeatId, Long> admission : admissions.entrySet()) {
            seated = seated.with(admission.getKey(), admission.getValue());
        }
        return new TranscriptProgress(
                1,
                first.hash(),
                first.header().at(),
                first.length(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                seated,
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
                conduct,
                software,
                agents,
                admissions,
                deals,
                consents,
                sightings);
    }

    /** The progress with a seat having begun to act under an acting authority, without having moved yet. */
    TranscriptProgress seated(SeatId seat, ActingAuthority acting) {
        return acting(seat, acting).with(conduct.with(seat, conduct(seat).under(acting)));
    }

    /** The progress with what an event tells the parties of software, if anything. */
    TranscriptProgress told(AuditEvent event, SoftwareDisclosure disclosure) {
        Optional<Boolean> told = disclosure.told(event);
        if (told.isEmpty()) {
            return this;
        }
        SeatId seat = event.header().actor().orElseThrow();
        if (told.get() == software.has(seat)) {
            return this;
        }
        return new TranscriptProgress(
                version,
                head,
                at,
                bytes,
                conduct,
                told.get() ? software.with(seat, version) : software.without(seat),
                agents,
                admissions,
                deals,
                consents,
                sightings);
    }

    TranscriptProgress moved(TranscriptWriter.Mover mover) {
        SeatId seat = mover.seat();
        return mover.acting()
                .admission()
                .map(number -> admitted(seat, number))
                .orElse(this)
                .conducted(mover);
    }

    private TranscriptProgress admitted(SeatId seat, long number) {
        return new TranscriptProgress(
                version,
                head,
                at,
                bytes,
                conduct,
                software,
                agents,
                admissions.with(seat, number),
                deals,
                consents,
                sightings);
    }

    private TranscriptProgress conducted(TranscriptWriter.Mover mover) {
        SeatId seat = mover.seat();
        return acting(seat, mover.acting())
                .with(conduct.with(seat, conduct(seat).moved(mover.acting(), at)));
    }

    /** The progress with a seat's agent known to act for it, unless it acted for another before. */
    private TranscriptProgress acting(SeatId seat, ActingAuthority acting) {
        return acting.agent()
                .filter(agent -> !agents.has(agent))
                .map(agent -> new TranscriptProgress(
                        version,
                        head,
                        at,
                        bytes,
                        conduct,
                        software,
                        agents.with(agent, seat),
                        admissions,
                        deals,
                        consents,
                        sightings))
                .orElse(this);
    }

    /** The progress with what a seat has at stake now, by the names of stakes; a stake without a name is not kept. */
    TranscriptProgress staking(SeatId seat, Set<String> names) {
        SeatActivity before = conduct(seat);
        return before.stakes().keySet().equals(names) ? this : with(conduct.with(seat, before.staking(names)));
    }

    private TranscriptProgress with(PersistentMap<SeatId, SeatActivity> changed) {
        return new TranscriptProgress(
                version, head, at, bytes, changed, software, agents, admissions, deals, consents, sightings);
    }

    TranscriptProgress marked(SystemEvent mark) {
        if (mark instanceof DealMadeEvent deal) {
            return after(deals.with(deals.size(), deal), consents);
        }
        return mark instanceof DrawConsentEvent consent ? after(deals, with(consents, consent)) : this;
    }

    private TranscriptProgress after(
            PersistentMap<Integer, DealMadeEvent> allDeals, List<DrawConsentEvent> allConsents) {
        return new TranscriptProgress(
                version, head, at, bytes, conduct, software, agents, admissions, allDeals, allConsents, sightings);
    }

    private static <T> List<T> with(List<T> before, T one) {
        List<T> all = new ArrayList<>(before);
        all.add(one);
        return all;
    }

    /** The progress with its last event seen by these. */
    TranscriptProgress seenBy(List<Audience> audiences) {
        return new TranscriptProgress(
                version,
                head,
                at,
                bytes,
                conduct,
                software,
                agents,
                admissions,
                deals,
                consents,
                sightings.seen(audiences, at, version));
    }
}
