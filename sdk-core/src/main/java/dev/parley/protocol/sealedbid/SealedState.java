package dev.parley.protocol.sealedbid;

import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Award;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A negotiation at one moment.
 *
 * @param table what was fixed at the opening
 * @param seats who takes part
 * @param stage where it stands
 * @param end when the stage ends, pauses included
 * @param placed what each seat has placed, the earliest first
 * @param committed who had committed when revealing began
 * @param gone the items that can no longer be had
 * @param settled what the rules decided about items, in the listing's order
 * @param awards what came of it
 * @param closed how it ended
 * @param pausedAt since when the clock stands still
 */
public record SealedState(
        Table table,
        List<Seat> seats,
        Stage stage,
        Instant end,
        Map<SeatId, Placed> placed,
        List<SeatId> committed,
        Set<ItemId> gone,
        List<ItemSettled> settled,
        List<Award> awards,
        Optional<SealedEvent.Closed> closed,
        Optional<Instant> pausedAt) {
    public SealedState {
        placed = Collections.unmodifiableMap(placed);
    }

    /** Where a negotiation stands. */
    public enum Stage {
        /** Submissions or commitments are taken. */
        SUBMITTING,
        /** Commitments are revealed. */
        REVEALING,
        /** It has ended. */
        ENDED
    }

    /**
     * What a seat has placed.
     *
     * @param commitment what it committed to; empty where submissions are held
     * @param submission what it submitted or revealed
     */
    public record Placed(Optional<Hash> commitment, Optional<Submission> submission) {}

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
        return seats.stream().filter(seat -> seat.id().equals(id)).findFirst();
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
        return Optional.ofNullable(placed.get(seat)).flatMap(Placed::submission);
    }

    /** Whether the next deadline is the one at which prices are made. */
    boolean pricesNext() {
        return stage == Stage.REVEALING
                || (stage == Stage.SUBMITTING && !table.rules().isCommitted());
    }

    /** Who committed and has not revealed, the earliest first. */
    List<SeatId> unrevealed() {
        return placed.entrySet().stream()
                .filter(entry -> entry.getValue().submission().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** With what a seat placed now, after all the others. */
    SealedState placing(SeatId seat, Placed what) {
        Map<SeatId, Placed> next = without(seat);
        next.put(seat, what);
        return with(next);
    }

    SealedState withdrawing(SeatId seat) {
        return with(without(seat));
    }

    private Map<SeatId, Placed> without(SeatId seat) {
        Map<SeatId, Placed> next = new LinkedHashMap<>(placed);
        next.remove(seat);
        return next;
    }

    /** With what was placed; in the same order where the seats are the same. */
    SealedState with(Map<SeatId, Placed> next) {
        return new SealedState(table, seats, stage, end, next, committed, gone, settled, awards, closed, pausedAt);
    }
}
