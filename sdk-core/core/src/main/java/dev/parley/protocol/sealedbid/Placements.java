// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Hash;
import dev.parley.model.PersistentMap;
import dev.parley.model.SeatId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What each seat has placed. The order counts, since ties go to the earliest: whoever places again comes after all the
 * others, and whoever reveals keeps its place.
 *
 * @param bySeat what a seat has placed
 * @param next the turn of the next that places something
 * @since 0.1.0
 */
public record Placements(PersistentMap<SeatId, Placements.Placed> bySeat, long next) {
    static final Placements NONE = new Placements(PersistentMap.empty(), 0);

    /**
     * What a seat has placed.
     *
     * @param seat which
     * @param turn its place in the order
     * @param commitment what it committed to; empty where submissions are held
     * @param submission what it submitted or revealed
     */
    public record Placed(SeatId seat, long turn, Optional<Hash> commitment, Optional<Submission> submission) {
        /** Under which name its owner has it at stake; another for whatever replaces it. */
        String stake() {
            return "placed-" + turn;
        }
    }

    Placements submitted(SeatId seat, Submission submission) {
        return placing(new Placed(seat, next, Optional.empty(), Optional.of(submission)));
    }

    Placements committed(SeatId seat, Hash commitment) {
        return placing(new Placed(seat, next, Optional.of(commitment), Optional.empty()));
    }

    private Placements placing(Placed placed) {
        return new Placements(bySeat.with(placed.seat(), placed), next + 1);
    }

    /** With what a seat revealed of what it had committed to. */
    Placements revealed(SeatId seat, Submission submission) {
        Placed before = find(seat).orElseThrow();
        Placed after = new Placed(seat, before.turn(), before.commitment(), Optional.of(submission));
        return new Placements(bySeat.with(seat, after), next);
    }

    Placements without(SeatId seat) {
        return new Placements(bySeat.without(seat), next);
    }

    boolean has(SeatId seat) {
        return bySeat.has(seat);
    }

    Optional<Placed> find(SeatId seat) {
        return bySeat.find(seat);
    }

    /** All of them, the earliest first. */
    List<Placed> earliestFirst() {
        return bySeat.values().stream()
                .sorted(Comparator.comparingLong(Placed::turn))
                .toList();
    }

    /** The seats of those that meet a condition, the earliest first. */
    List<SeatId> seats(Predicate<Placed> condition) {
        return earliestFirst().stream().filter(condition).map(Placed::seat).toList();
    }
}
