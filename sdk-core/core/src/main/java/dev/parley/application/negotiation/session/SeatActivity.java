// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    public static final SeatActivity NONE = new SeatActivity(ActingAuthority.IN_PERSON, 0, Optional.empty(), Map.of());

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
