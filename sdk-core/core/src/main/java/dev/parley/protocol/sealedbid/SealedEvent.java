// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Described;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Need.SeedCommitment;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has happened. Open for more kinds.
 *
 * @since 0.1.0
 */
public sealed interface SealedEvent
        permits SealedEvent.SecretsFixed,
                SealedEvent.Joined,
                SealedEvent.Submitted,
                SealedEvent.Withdrawn,
                SealedEvent.Committed,
                SealedEvent.Revealed,
                SealedEvent.RevealingBegan,
                SealedEvent.ItemSettled,
                SealedEvent.ItemsGone,
                SealedEvent.Closed {
    /** The type of {@link SecretsFixed}. */
    String FIXED = "secrets-fixed";

    /** The type of {@link Submitted}. */
    String SUBMITTED = "submission-made";

    /** The type of {@link Withdrawn}. */
    String WITHDRAWN = "submission-withdrawn";

    /** The type of {@link Committed}. */
    String COMMITTED = "commitment-made";

    /** The type of {@link Revealed}. */
    String REVEALED = "submission-revealed";

    /** The type of {@link ItemSettled}. */
    String SETTLED = "item-settled";

    /**
     * The secrets were fixed with which the negotiation begins.
     *
     * @param seller who sells
     * @param seeds the service's commitments, by item, where the price is drawn
     * @param reserves the seller's own, of every item, so that the shape tells nothing
     */
    @Described(
            title =
                    "The negotiation's secrets were fixed: `seeds` are the service's; the seller's reserves are its own.")
    @Named(FIXED)
    record SecretsFixed(
            SeatId seller,
            SortedMap<ItemId, SeedCommitment> seeds,
            @Part("principal:seller") List<Reserve> reserves) implements SealedEvent {
        public SecretsFixed {
            seeds = Collections.unmodifiableSortedMap(new TreeMap<>(seeds));
            reserves = List.copyOf(reserves);
        }
    }

    /**
     * The least price of an item in an auction.
     *
     * @param item which
     * @param least minor units; empty where the seller sells at any price
     */
    record Reserve(ItemId item, Optional<Long> least) {}

    /**
     * A buyer took a seat.
     *
     * @param seat its seat
     */
    @Described(title = "A buyer took a seat.")
    @Named("seat-joined")
    record Joined(Seat seat) implements SealedEvent {}

    /**
     * A seat submitted, in place of what it submitted before. Nobody else reads it, or that it happened.
     *
     * @param seat whose
     * @param submission what
     */
    @Described(title = "A seat submitted.")
    @Named(SUBMITTED)
    record Submitted(SeatId seat, Submission submission) implements SealedEvent {}

    /**
     * A seat took back its submission or commitment, or lost the authority to let it stand; likewise.
     *
     * @param seat whose
     */
    @Described(title = "A seat took back what it had submitted or committed to.")
    @Named(WITHDRAWN)
    @Part("seat:seat")
    record Withdrawn(SeatId seat) implements SealedEvent {}

    /**
     * A seat committed to a submission; likewise.
     *
     * @param seat whose
     * @param commitment the hash
     */
    @Described(title = "A seat committed to a submission.")
    @Named(COMMITTED)
    @Part("seat:seat")
    record Committed(SeatId seat, Hash commitment) implements SealedEvent {}

    /**
     * A seat revealed what it committed to; likewise until the close.
     *
     * @param seat whose
     * @param submission what
     * @param salt of the commitment
     */
    @Described(title = "A seat revealed what it had committed to.")
    @Named(REVEALED)
    record Revealed(SeatId seat, Submission submission, String salt) implements SealedEvent {}

    /**
     * No more commitments are taken; now they are revealed.
     *
     * @param at when
     * @param committed who has committed, the earliest first
     */
    @Described(title = "No more commitments are taken; `committed` are those who have to reveal.")
    record RevealingBegan(Instant at, List<SeatId> committed) implements SealedEvent {
        public RevealingBegan {
            committed = List.copyOf(committed);
        }
    }

    /**
     * The rules decided about an item.
     *
     * @param item which
     * @param seller who sells
     * @param sales to whom and at what; none when there is no deal
     * @param published whether every party learns the prices; else the seller all of them and each winner its own
     */
    @Described(title = "An item was decided: `winners`, and the prices where the rules publish them.")
    @Named(SETTLED)
    record ItemSettled(ItemId item, SeatId seller, List<Sale> sales, boolean published) implements SealedEvent {
        public ItemSettled {
            sales = List.copyOf(sales);
        }
    }

    /**
     * A unit that is sold.
     *
     * @param buyer to whom
     * @param price minor units
     */
    record Sale(SeatId buyer, long price) {}

    /**
     * Items can no longer be had.
     *
     * @param items sorted
     */
    @Described(title = "Items can no longer be had.")
    record ItemsGone(List<ItemId> items) implements SealedEvent {
        public ItemsGone {
            items = List.copyOf(items);
        }
    }

    /**
     * The negotiation ended by its rules.
     *
     * @param reason why
     * @param forfeited who had committed and did not reveal, the earliest first
     */
    @Described(title = "The negotiation ended; `forfeited` are those who did not reveal.")
    @Named("negotiation-closed")
    record Closed(CloseReason reason, List<SeatId> forfeited) implements SealedEvent {
        public Closed {
            forfeited = List.copyOf(forfeited);
        }

        /** Ended without anybody's default. */
        static Closed of(CloseReason reason) {
            return new Closed(reason, List.of());
        }
    }
}
