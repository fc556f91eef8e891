package dev.parley.protocol.sealedbid;

import dev.parley.form.Described;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Need.SeedCommitment;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has happened. Open for more kinds. */
public sealed interface SealedEvent
        permits SealedEvent.Opened,
                SealedEvent.Joined,
                SealedEvent.Submitted,
                SealedEvent.Withdrawn,
                SealedEvent.Committed,
                SealedEvent.Revealed,
                SealedEvent.RevealingBegan,
                SealedEvent.ItemSettled,
                SealedEvent.ItemsGone,
                SealedEvent.Paused,
                SealedEvent.Resumed,
                SealedEvent.Closed {
    /** The type of {@link Opened}. */
    String OPENED = "negotiation-opened";

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
     * The negotiation began.
     *
     * @param negotiation its id
     * @param listing the snapshot
     * @param rules frozen
     * @param settlement which awards become deals
     * @param seats who took part from the start
     * @param openedBy whose principal opened it
     * @param openedAt when
     * @param seeds the service's commitments, by item, where the price is drawn
     * @param reserves the seller's least prices in an auction, in minor units by item; a part that only the seller reads
     */
    @Described(title = "The terms of the negotiation, frozen. The seller's reserves are its own.")
    @Named(OPENED)
    record Opened(
            NegotiationId negotiation,
            Listing listing,
            SealedRules rules,
            SettlementRule settlement,
            List<Seat> seats,
            SeatId openedBy,
            Instant openedAt,
            SortedMap<ItemId, SeedCommitment> seeds,
            @Part("reserves") SortedMap<ItemId, Long> reserves)
            implements SealedEvent {
        public Opened {
            seats = List.copyOf(seats);
            seeds = Collections.unmodifiableSortedMap(new TreeMap<>(seeds));
            reserves = Collections.unmodifiableSortedMap(new TreeMap<>(reserves));
        }
    }

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
     * An operator stopped the clock.
     *
     * @param at when
     */
    @Described(title = "An operator stopped the clock.")
    @Named("negotiation-paused")
    record Paused(Instant at) implements SealedEvent {}

    /**
     * An operator started the clock again; the end moves by the length of the pause.
     *
     * @param at when
     */
    @Described(title = "An operator started the clock again.")
    @Named("negotiation-resumed")
    record Resumed(Instant at) implements SealedEvent {}

    /**
     * The negotiation ended.
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

    /** The seat that alone learns of the event; empty when others do too. */
    default Optional<SeatId> secretOf() {
        if (this instanceof Submitted submitted) {
            return Optional.of(submitted.seat());
        }
        if (this instanceof Withdrawn withdrawn) {
            return Optional.of(withdrawn.seat());
        }
        if (this instanceof Committed committed) {
            return Optional.of(committed.seat());
        }
        return this instanceof Revealed revealed ? Optional.of(revealed.seat()) : Optional.empty();
    }
}
