// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.form.Described;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Need.SeedCommitment;
import java.util.List;
import java.util.Optional;

/**
 * What has happened. Open for more kinds. The price's fall is none of it: the price is a function of time.
 *
 * @since 0.1.0
 */
public sealed interface DutchEvent
        permits DutchEvent.ClockSet,
                DutchEvent.Joined,
                DutchEvent.Accepted,
                DutchEvent.AcceptanceEnded,
                DutchEvent.StepSettled,
                DutchEvent.UnitsReduced,
                DutchEvent.Stopped {
    /** The type of {@link ClockSet}. */
    String CLOCK_SET = "clock-set";

    /** The type of {@link Accepted}. */
    String ACCEPTED = "price-accepted";

    /** The type of {@link AcceptanceEnded}. */
    String ENDED = "acceptance-ended";

    /** The type of {@link StepSettled}. */
    String SETTLED = "step-settled";

    /** The type of {@link UnitsReduced}. */
    String REDUCED = "units-reduced";

    /**
     * The clock was set with what the auction begins with.
     *
     * @param seller who sells
     * @param seed the service's commitment to the seed of a draw
     * @param reserve the seller's own
     */
    @Described(title = "The clock was set: `seed` is the service's commitment; the seller's reserve is its own.")
    @Named(CLOCK_SET)
    record ClockSet(
            SeatId seller,
            SeedCommitment seed,
            @Part("principal:seller") Reserve reserve) implements DutchEvent {}

    /**
     * The least price at which the seller sells.
     *
     * @param least minor units; empty where the floor alone counts
     */
    record Reserve(Optional<Long> least) {}

    /**
     * A buyer took a seat. Other buyers do not see it.
     *
     * @param seat its seat
     */
    @Described(title = "A buyer took a seat.")
    @Named("seat-joined")
    record Joined(Seat seat) implements DutchEvent {}

    /**
     * A buyer accepted the price of the step. Nobody else sees more than how many have, where the rules show that.
     *
     * @param acceptance what it said
     * @param count how many have accepted in this step, this one included; empty where the rules do not show it
     */
    @Described(
            title = "A buyer accepted the price of the moment; `acceptances` is how many have, where the rules tell.")
    @Named(ACCEPTED)
    record Accepted(Acceptance acceptance, Optional<Long> count) implements DutchEvent {}

    /**
     * A buyer lost the authority under which it had accepted; likewise.
     *
     * @param seat whose
     * @param count how many acceptances are left in this step
     */
    @Described(title = "A buyer's acceptance no longer counts, since its authority has ended.")
    @Named(ENDED)
    record AcceptanceEnded(SeatId seat, Optional<Long> count) implements DutchEvent {}

    /**
     * A step ended in which buyers had accepted its price.
     *
     * @param step which
     * @param price what each winner pays, in minor units
     * @param accepted who had accepted, sorted by seat, so that nothing tells who was first
     * @param winners who gets a unit: all of them, or those whom chance picked, in its order
     */
    @Described(title = "A step ended in which its price was accepted: `accepted` by whom, and the `winners`.")
    @Named(SETTLED)
    @Part("anyone")
    record StepSettled(long step, long price, List<SeatId> accepted, List<SeatId> winners) implements DutchEvent {
        public StepSettled {
            accepted = List.copyOf(accepted);
            winners = List.copyOf(winners);
        }

        /** Whether chance decided. */
        boolean isDrawn() {
            return accepted.size() > winners.size();
        }
    }

    /**
     * Some units were sold elsewhere.
     *
     * @param left how many are still for sale here
     */
    @Described(title = "Some units were sold elsewhere; `left` are still for sale.")
    @Named(REDUCED)
    @Part("anyone")
    record UnitsReduced(int left) implements DutchEvent {}

    /**
     * The clock stopped for good.
     *
     * @param reason why
     */
    @Described(title = "The clock stopped; `reason` says why.")
    @Named("clock-stopped")
    @Part("anyone")
    record Stopped(StopReason reason) implements DutchEvent {}
}
