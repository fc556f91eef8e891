// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.protocol.Award;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A negotiation at one moment.
 *
 * @param table what was fixed at the opening
 * @param seats who takes part
 * @param window what is being taken, and until when
 * @param placed what each seat has placed
 * @param outcome what came of it
 * @since 0.1.0
 */
public record SealedState(Table table, Seats seats, Window window, Placements placed, Outcome outcome) {
    /**
     * The time in which something is taken.
     *
     * @param phase submitting, or revealing
     * @param end when it ends, pauses included
     * @param committed who had committed when revealing began
     */
    public record Window(String phase, Instant end, List<SeatId> committed) {}

    /**
     * What came of it.
     *
     * @param gone the items that can no longer be had
     * @param settled what the rules decided about items, in the listing's order
     * @param awards what was given to whom
     * @param closed how it ended
     */
    public record Outcome(
            Set<ItemId> gone, List<ItemSettled> settled, List<Award> awards, Optional<SealedEvent.Closed> closed) {}

    static SealedState begin(OpeningRecord<SealedRules> opening) {
        SealedRules rules = opening.rules();
        Instant end = rules.closesAt().orElseGet(() -> opening.openedAt().plusSeconds(rules.closesAfterSeconds()));
        return new SealedState(
                Table.of(opening),
                Seats.of(opening.seats()),
                new Window(SealedLifecycle.SUBMITTING, end, List.of()),
                Placements.NONE,
                new Outcome(Set.of(), List.of(), List.of(), Optional.empty()));
    }

    /** The name of the phase. */
    public String phase() {
        return outcome.closed().map(end -> end.reason().phase()).orElseGet(window::phase);
    }

    boolean isIn(String phase) {
        return phase().equals(phase);
    }

    boolean hasEnded() {
        return outcome.closed().isPresent();
    }

    boolean isOpen(ItemId item) {
        return !outcome.gone().contains(item);
    }

    /** The items that can still be had, in the listing's order. */
    List<Lot> openLots() {
        return table.lots().values().stream().filter(lot -> isOpen(lot.id())).toList();
    }

    Optional<Seat> seat(SeatId id) {
        return seats.find(id);
    }

    /** Whether a seat may place something: all but the seller of an auction. */
    boolean mayBid(Seat seat) {
        return seat.role() == SeatRole.BUYER || !table.rules().isAuction();
    }

    /** What a seat submitted or revealed. */
    Optional<Submission> submission(SeatId seat) {
        return placed.find(seat).flatMap(Placements.Placed::submission);
    }

    /** What the rules decided about an item. */
    Optional<ItemSettled> settled(ItemId item) {
        return outcome.settled().stream()
                .filter(settled -> settled.item().equals(item))
                .findFirst();
    }

    /** Whether the next deadline is the one at which prices are made. */
    boolean pricesNext() {
        return isIn(SealedLifecycle.REVEALING)
                || (isIn(SealedLifecycle.SUBMITTING) && !table.rules().isCommitted());
    }

    SealedState with(Table fixed) {
        return new SealedState(fixed, seats, window, placed, outcome);
    }

    SealedState with(Seats more) {
        return new SealedState(table, more, window, placed, outcome);
    }

    SealedState with(Window next) {
        return new SealedState(table, seats, next, placed, outcome);
    }

    SealedState with(Placements next) {
        return new SealedState(table, seats, window, next, outcome);
    }

    SealedState with(Outcome next) {
        return new SealedState(table, seats, window, placed, next);
    }
}
