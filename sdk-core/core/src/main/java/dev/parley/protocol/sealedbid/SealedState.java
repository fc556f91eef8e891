package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Seats;
import dev.parley.protocol.Award;
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
 * @param stage where it stands
 * @param end when the stage ends, pauses included
 * @param placed what each seat has placed
 * @param committed who had committed when revealing began
 * @param gone the items that can no longer be had
 * @param settled what the rules decided about items, in the listing's order
 * @param awards what came of it
 * @param closed how it ended
 * @param pausedAt since when the clock stands still
 */
public record SealedState(
        Table table,
        Seats seats,
        Stage stage,
        Instant end,
        Placements placed,
        List<SeatId> committed,
        Set<ItemId> gone,
        List<ItemSettled> settled,
        List<Award> awards,
        Optional<SealedEvent.Closed> closed,
        Optional<Instant> pausedAt) {
    /** Where a negotiation stands. */
    public enum Stage {
        /** Submissions or commitments are taken. */
        SUBMITTING,
        /** Commitments are revealed. */
        REVEALING,
        /** It has ended. */
        ENDED
    }

    /** The end of what is being waited for; none while paused. */
    public Optional<Instant> deadline() {
        return hasEnded() || pausedAt.isPresent() ? Optional.empty() : Optional.of(end);
    }

    /** Whether the deadline has come: at it is too late. */
    public boolean isOver(Instant at) {
        return deadline().filter(deadline -> !at.isBefore(deadline)).isPresent();
    }

    /** The name of the phase; a pause does not change it. */
    public String phase() {
        return closed.map(end -> SealedLifecycle.ended(end.reason()))
                .orElse(stage == Stage.REVEALING ? SealedLifecycle.REVEALING : SealedLifecycle.SUBMITTING);
    }

    /** The seat of that name. */
    public Optional<Seat> seat(SeatId id) {
        return seats.find(id);
    }

    boolean hasEnded() {
        return stage == Stage.ENDED;
    }

    boolean isOpen(ItemId item) {
        return !gone.contains(item);
    }

    /** The items that can still be had. */
    List<Lot> openLots() {
        return table.lots().stream().filter(lot -> isOpen(lot.id())).toList();
    }

    /** What a seat submitted or revealed. */
    Optional<Submission> submission(SeatId seat) {
        return placed.find(seat).flatMap(Placements.Placed::submission);
    }

    /** Whether the next deadline is the one at which prices are made. */
    boolean pricesNext() {
        return stage == Stage.REVEALING
                || (stage == Stage.SUBMITTING && !table.rules().isCommitted());
    }

    /** Who committed and has not revealed, the earliest first. */
    List<SeatId> unrevealed() {
        return placed.seats(one -> one.submission().isEmpty());
    }

    SealedState with(Placements next) {
        return new SealedState(table, seats, stage, end, next, committed, gone, settled, awards, closed, pausedAt);
    }
}
