package dev.parley.application.negotiation;

import dev.parley.audit.AuditEvent;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a transcript has come to, apart from the protocol's state.
 *
 * @param version the last event's number
 * @param head its hash
 * @param at its instant
 * @param conduct what each seat has done
 * @param deals what has come of it
 * @param consents who lets which draw be opened
 * @param seen what each viewer has seen
 */
public record Track(
        long version,
        Hash head,
        Instant at,
        Map<SeatId, Conduct> conduct,
        List<DealMark> deals,
        List<ConsentMark> consents,
        Map<Viewer, Seen> seen) {
    public Track {
        conduct = Map.copyOf(conduct);
        deals = List.copyOf(deals);
        consents = List.copyOf(consents);
        seen = Map.copyOf(seen);
    }

    /**
     * What a viewer has seen.
     *
     * @param events how many events
     * @param last the instant of the last of them
     */
    public record Seen(long events, Instant last) {}

    /**
     * What a seat has done.
     *
     * @param warrant under whose authority it moved last
     * @param moves how often it moved
     * @param lastMoveAt when it moved last
     */
    public record Conduct(Warrant warrant, long moves, Optional<Instant> lastMoveAt) {
        /** A seat that has not moved. */
        public static final Conduct NONE = new Conduct(Warrant.IN_PERSON, 0, Optional.empty());
    }

    /** What a seat has done. */
    public Conduct conduct(SeatId seat) {
        return conduct.getOrDefault(seat, Conduct.NONE);
    }

    /** How many events a viewer has seen. */
    public long revision(Viewer viewer) {
        return Optional.ofNullable(seen.get(viewer)).map(Seen::events).orElse(0L);
    }

    /** When a viewer last saw something happen. */
    public Instant lastSeen(Viewer viewer) {
        return Optional.ofNullable(seen.get(viewer)).map(Seen::last).orElse(at);
    }

    /** The deals in which a viewer takes part; for operators all. */
    public List<DealId> deals(Viewer viewer) {
        return deals.stream()
                .filter(deal -> deal.concerns(viewer))
                .map(DealMark::deal)
                .toList();
    }

    /** Who lets the draw of an item be opened, the earliest first. */
    public List<SeatId> consents(ItemId item) {
        return consents.stream()
                .filter(consent -> consent.item().equals(item))
                .map(ConsentMark::seat)
                .toList();
    }

    static Track begin(AuditEvent first) {
        return new Track(1, first.hash(), first.header().at(), Map.of(), List.of(), List.of(), Map.of());
    }

    Track next(AuditEvent event) {
        return new Track(event.header().seq(), event.hash(), event.header().at(), conduct, deals, consents, seen);
    }

    /** The track with a seat having begun to act under a warrant, without having moved yet. */
    Track seated(SeatId seat, Warrant warrant) {
        Conduct before = conduct(seat);
        return withConduct(seat, new Conduct(warrant, before.moves(), before.lastMoveAt()));
    }

    Track moved(SeatId seat, Warrant warrant) {
        return withConduct(seat, new Conduct(warrant, conduct(seat).moves() + 1, Optional.of(at)));
    }

    private Track withConduct(SeatId seat, Conduct changed) {
        Map<SeatId, Conduct> all = new HashMap<>(conduct);
        all.put(seat, changed);
        return new Track(version, head, at, all, deals, consents, seen);
    }

    Track marked(Mark mark) {
        return mark instanceof DealMark deal
                ? new Track(version, head, at, conduct, with(deals, deal), consents, seen)
                : new Track(version, head, at, conduct, deals, with(consents, (ConsentMark) mark), seen);
    }

    private static <T> List<T> with(List<T> before, T one) {
        List<T> all = new ArrayList<>(before);
        all.add(one);
        return all;
    }

    Track seenBy(List<Viewer> viewers) {
        Map<Viewer, Seen> more = new HashMap<>(seen);
        viewers.forEach(viewer -> more.put(viewer, new Seen(revision(viewer) + 1, at)));
        return new Track(version, head, at, conduct, deals, consents, more);
    }
}
