// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.model.PersistentMap;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.protocol.Award;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.PricedItem;
import dev.parley.protocol.auction.dutch.DutchEvent.StepSettled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Dutch auction at one moment.
 *
 * @param opening as everybody may read it
 * @param item what is sold
 * @param clock the price by time, pauses included
 * @param seats who takes part
 * @param secrets what was fixed at the opening and is not for all
 * @param pending who has accepted the price of a step that has not ended yet
 * @param sales what has been sold
 * @param stopped why it ended
 * @since 0.1.0
 */
public record DutchState(
        OpeningRecord<DutchRules> opening,
        PricedItem item,
        PriceClock clock,
        Seats seats,
        Secrets secrets,
        PersistentMap<SeatId, Acceptance> pending,
        Sales sales,
        Optional<StopReason> stopped) {
    /**
     * What was fixed at the opening.
     *
     * @param seed the service's commitment to the seed of a draw
     * @param reserve the least price at which the seller sells, in minor units
     */
    public record Secrets(Optional<SeedCommitment> seed, Optional<Long> reserve) {}

    /**
     * What has been sold.
     *
     * @param left how many units are for sale
     * @param settled the steps in which buyers had accepted, in order
     * @param awards what was given to whom
     * @param prices what each winner pays, in minor units
     */
    public record Sales(int left, List<StepSettled> settled, List<Award> awards, PersistentMap<SeatId, Long> prices) {
        Sales leaving(int units) {
            return new Sales(units, settled, awards, prices);
        }
    }

    static DutchState begin(OpeningRecord<DutchRules> opening) {
        PricedItem item = PricedItem.only(opening.listing()).orElseThrow();
        return new DutchState(
                opening,
                item,
                ClockSetting.of(opening.rules(), item).clock(opening.openedAt()),
                Seats.of(opening.seats()),
                new Secrets(Optional.empty(), Optional.empty()),
                PersistentMap.empty(),
                new Sales(opening.rules().units(), List.of(), List.of(), PersistentMap.empty()),
                Optional.empty());
    }

    boolean hasEnded() {
        return stopped.isPresent();
    }

    SeatId seller() {
        return opening.seat(SeatRole.SELLER).orElseThrow().id();
    }

    /** The last step at which the seller sells. */
    long lastStep() {
        return secrets.reserve().map(clock::lastAtLeast).orElse(clock.steps() - 1);
    }

    /** The step whose price buyers have accepted, if it has not ended. */
    Optional<Long> acceptedStep() {
        return pending.entries().stream().map(entry -> entry.getValue().step()).findFirst();
    }

    /** The end of that step, else of the last step. */
    Optional<Instant> end() {
        return hasEnded()
                ? Optional.empty()
                : Optional.of(clock.begins(acceptedStep().orElseGet(this::lastStep) + 1));
    }

    /** Whether chance must decide among those who have accepted. */
    boolean needsDraw() {
        return pending.size() > sales.left();
    }

    /** Why it ends, if nothing more can be sold by the clock. */
    static StopReason outcome(int left, int sold) {
        if (left == 0) {
            return StopReason.SOLD;
        }
        return sold == 0 ? StopReason.UNSOLD : StopReason.PARTLY_SOLD;
    }

    DutchState with(PriceClock other) {
        return new DutchState(opening, item, other, seats, secrets, pending, sales, stopped);
    }

    DutchState with(Secrets fixed) {
        return new DutchState(opening, item, clock, seats, fixed, pending, sales, stopped);
    }

    DutchState with(Seats more) {
        return new DutchState(opening, item, clock, more, secrets, pending, sales, stopped);
    }

    DutchState with(PersistentMap<SeatId, Acceptance> next) {
        return new DutchState(opening, item, clock, seats, secrets, next, sales, stopped);
    }

    DutchState with(Sales next) {
        return new DutchState(opening, item, clock, seats, secrets, pending, next, stopped);
    }

    DutchState settled(StepSettled settled) {
        List<StepSettled> steps = new ArrayList<>(sales.settled());
        steps.add(settled);
        List<Award> awards = new ArrayList<>(sales.awards());
        PersistentMap<SeatId, Long> prices = sales.prices();
        for (SeatId winner : settled.winners()) {
            String stake = pending.find(winner).orElseThrow().offer().value();
            awards.add(Award.of(winner, seller(), item.item(), item.at(settled.price()))
                    .fulfilling(stake));
            prices = prices.with(winner, settled.price());
        }
        int left = sales.left() - settled.winners().size();
        return with(PersistentMap.<SeatId, Acceptance>empty())
                .with(new Sales(left, List.copyOf(steps), List.copyOf(awards), prices));
    }

    /** Why it ends when what is left can no longer be had. */
    StopReason unavailable() {
        return sales.awards().isEmpty() ? StopReason.UNAVAILABLE : StopReason.PARTLY_SOLD;
    }

    DutchState stopped(StopReason reason) {
        return new DutchState(opening, item, clock, seats, secrets, PersistentMap.empty(), sales, Optional.of(reason));
    }

    /** The negotiation alone, since errors are logged. */
    @Override
    public String toString() {
        return "DutchState[" + opening.negotiation() + "]";
    }
}
