// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.model.PersistentMap;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has been seen of a transcript: by everybody, by operators alone, by one seat alone. An event counts once for whoever saw
 * it; one that everybody saw is counted in one place, however many seats there are.
 *
 * @param anyone what everybody saw
 * @param parties what every party and operators saw and not everybody
 * @param operators what operators saw and not every party
 * @param seats what a seat saw and not every party
 * @param last who saw the last event
 */
public record Sightings(
        Seen anyone, Seen parties, Seen operators, PersistentMap<SeatId, Seen> seats, List<Audience> last) {
    /** Nothing has happened since an instant. */
    static Sightings none(Instant at) {
        Seen nothing = new Seen(0, at, 0);
        return new Sightings(nothing, nothing, nothing, PersistentMap.empty(), List.of());
    }

    public Sightings {
        last = List.copyOf(last);
    }

    /**
     * What somebody has seen.
     *
     * @param events how many events
     * @param at the instant of the last of them, before the first that of the opening
     * @param version its number
     */
    public record Seen(long events, Instant at, long version) {
        private Seen another(Instant now, long number) {
            return new Seen(events + 1, now, number);
        }
    }

    /** The sightings after one more event, that these audiences saw. */
    Sightings seen(List<Audience> audiences, Instant at, long version) {
        if (audiences.contains(Audience.ANYONE)) {
            return new Sightings(anyone.another(at, version), parties, operators, seats, audiences);
        }
        if (audiences.contains(Audience.PARTIES)) {
            return new Sightings(anyone, parties.another(at, version), operators, seats, audiences);
        }
        Seen byOperators = operators;
        PersistentMap<SeatId, Seen> bySeats = seats;
        for (Audience audience : audiences) {
            Optional<SeatId> seat = audience.seat();
            if (seat.isPresent()) {
                Seen before = bySeats.find(seat.get()).orElseGet(() -> new Seen(0, at, 0));
                bySeats = before.version() == version ? bySeats : bySeats.with(seat.get(), before.another(at, version));
            } else {
                byOperators = byOperators.another(at, version);
            }
        }
        return new Sightings(anyone, parties, byOperators, bySeats, audiences);
    }

    /** How many events a viewer has seen. */
    long events(Viewer viewer) {
        return counted(viewer).mapToLong(Seen::events).sum();
    }

    /** When a viewer last saw something happen; when it was opened where it never did. */
    Instant lastAt(Viewer viewer) {
        return counted(viewer).map(Seen::at).max(Instant::compareTo).orElseThrow();
    }

    /** Whether a viewer has seen none of the events after one. */
    boolean isUnseenSince(long event, Viewer viewer) {
        return counted(viewer).allMatch(seen -> seen.version() <= event);
    }

    /** Whether the last event was seen by everybody with a seat. */
    boolean lastByParties() {
        return last.contains(Audience.PARTIES) || last.contains(Audience.ANYONE);
    }

    /** Each event that a viewer has seen counts in one of these. */
    private Stream<Seen> counted(Viewer viewer) {
        return viewer.match(
                party -> Stream.concat(Stream.of(anyone, parties), seats.find(party.seat()).stream()),
                operator -> Stream.of(anyone, parties, operators),
                stranger -> Stream.of(anyone));
    }
}
