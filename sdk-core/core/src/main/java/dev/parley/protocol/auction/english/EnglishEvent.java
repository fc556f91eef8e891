// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Described;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has happened. What a bidder does is told to itself alone; what follows from it for everybody is an event of its own.
 *
 * @since 0.1.0
 */
public sealed interface EnglishEvent
        permits EnglishEvent.ReserveSet,
                EnglishEvent.Joined,
                EnglishEvent.BidMade,
                EnglishEvent.BidsTakenBack,
                EnglishEvent.PriceSet,
                EnglishEvent.BoughtNow,
                EnglishEvent.Locked,
                EnglishEvent.Closed,
                EnglishEvent.AwardLapsed,
                EnglishEvent.ChanceGiven,
                EnglishEvent.ChanceAnswered,
                EnglishEvent.PriceRecomputed,
                EnglishEvent.SaleOver {
    /** The type of {@link PriceSet}. */
    String PRICE_SET = "price-set";

    /** The type of {@link BoughtNow}. */
    String BOUGHT = "bought-now";

    /** The type of {@link Closed}. */
    String CLOSED = "bidding-closed";

    /** The type of {@link AwardLapsed}. */
    String LAPSED = "award-lapsed";

    /** The type of {@link ChanceGiven}. */
    String CHANCE = "second-chance-given";

    /** The type of {@link ChanceAnswered}. */
    String ANSWERED = "second-chance-answered";

    /**
     * The seller's hidden reserve was set.
     *
     * @param seller who sells
     * @param reserve minor units
     */
    @Described(title = "The seller's hidden reserve was set.")
    @Named("reserve-set")
    record ReserveSet(
            SeatId seller, @Part("principal:seller") long reserve) implements EnglishEvent {}

    /**
     * A buyer took a seat. Other bidders are not told.
     *
     * @param seat its seat
     * @param own the seat's name, for itself
     */
    @Described(title = "A buyer took a seat.")
    @Named("bidder-joined")
    record Joined(
            @Part("operators") Seat seat, @Part("seat:seat") SeatId own) implements EnglishEvent {}

    /**
     * A seat bid up to a maximum, or raised its own. Nobody else reads it, or that it happened.
     *
     * @param seat whose
     * @param bid its name
     * @param maximum minor units
     */
    @Described(title = "A bid was made, up to `maximum`.")
    @Named("bid-made")
    @Part("seat:seat")
    record BidMade(SeatId seat, OfferId bid, long maximum) implements EnglishEvent {}

    /**
     * Bids of a seat no longer stand; likewise.
     *
     * @param seat whose
     * @param bids which
     */
    @Described(title = "Bids were taken back.")
    @Named("bids-taken-back")
    @Part("seat:seat")
    record BidsTakenBack(SeatId seat, List<OfferId> bids) implements EnglishEvent {
        public BidsTakenBack {
            bids = List.copyOf(bids);
        }
    }

    /**
     * The price or the leaders changed.
     *
     * @param because why
     * @param bidder by whose doing: the bidder's number
     * @param price of a unit, minor units
     * @param leaders the numbers of those who lead, in their order
     * @param reserveMet whether there is a reserve and it is met
     * @param buyNow whether the item may still be bought at once
     * @param end when bidding closes from now on
     * @param at when it changed
     */
    @Described(
            title = "The price or the leaders changed: `leaders` are bidders' numbers, `end` is when bidding closes"
                    + " from now on.")
    @Named(PRICE_SET)
    @Part("anyone")
    record PriceSet(
            PriceCause because,
            long bidder,
            long price,
            List<Long> leaders,
            boolean reserveMet,
            boolean buyNow,
            Instant end,
            Instant at)
            implements EnglishEvent {
        public PriceSet {
            leaders = List.copyOf(leaders);
        }
    }

    /**
     * A bidder bought at once.
     *
     * @param bidder its number
     * @param price minor units
     * @param at when
     * @param seat its seat, for itself and operators
     */
    @Described(title = "A bidder bought at once.")
    @Named(BOUGHT)
    record BoughtNow(
            @Part("anyone") long bidder,
            @Part("anyone") long price,
            @Part("anyone") Instant at,
            @Part("operators") SeatId seat)
            implements EnglishEvent {}

    /**
     * From now on bids can no longer be taken back.
     *
     * @param at when
     */
    @Described(title = "From now on bids can no longer be taken back.")
    @Named("bids-locked")
    @Part("anyone")
    record Locked(Instant at) implements EnglishEvent {}

    /**
     * Bidding closed.
     *
     * @param reason how
     * @param price what each winner pays for a unit, minor units; absent where nothing was sold
     * @param winners their numbers
     * @param at when
     */
    @Described(title = "Bidding closed: `winners` are bidders' numbers, and `price` is what each pays.")
    @Named(CLOSED)
    @Part("anyone")
    record Closed(CloseReason reason, Optional<Long> price, List<Long> winners, Instant at) implements EnglishEvent {
        public Closed {
            winners = List.copyOf(winners);
        }
    }

    /**
     * A deal came to nothing: a winner's unit is free, and no price counts the bidder's bids any more.
     *
     * @param bidder its number
     * @param at when the auction heard of it
     * @param seat its seat
     */
    @Described(title = "The deal of `bidder` came to nothing: prices from now on are without its bids.")
    @Named(LAPSED)
    record AwardLapsed(
            @Part("anyone") long bidder,
            @Part("anyone") Instant at,
            @Part("operators") SeatId seat) implements EnglishEvent {}

    /**
     * The seller offers a free unit to the bidder that is next in line.
     *
     * @param offer its name, for that bidder
     * @param bidder its number
     * @param price of the unit, minor units: as if the winners whose deals lapsed had never bid
     * @param until when it lapses
     * @param at when it was given
     * @param seat its seat
     */
    @Described(
            title = "A free unit is offered to `bidder` at `price`: as if the winners whose deals lapsed had never"
                    + " bid.")
    @Named(CHANCE)
    record ChanceGiven(
            @Part("seat:seat") OfferId offer,
            @Part("anyone") long bidder,
            @Part("anyone") long price,
            @Part("anyone") Instant until,
            @Part("anyone") Instant at,
            @Part("operators") SeatId seat)
            implements EnglishEvent {}

    /**
     * A second chance is over.
     *
     * @param bidder its number
     * @param answer how
     * @param at when
     * @param seat its seat
     */
    @Described(title = "A second chance is over; `answer` says how.")
    @Named(ANSWERED)
    record ChanceAnswered(
            @Part("anyone") long bidder,
            @Part("anyone") ChanceAnswer answer,
            @Part("anyone") Instant at,
            @Part("operators") SeatId seat)
            implements EnglishEvent {}

    /**
     * After the hammer bids ceased to stand that had made the price. Deals stay as they were signed; what is offered from now on is
     * worked out without these bids.
     *
     * @param bidder whose, by number
     * @param price what each winner would have paid without them, minor units
     * @param at when
     */
    @Described(
            title = "After the hammer bids of `bidder` ceased to stand; without them each winner would have paid"
                    + " `price`. Deals stay as they were signed.")
    @Named("price-recomputed")
    @Part("anyone")
    record PriceRecomputed(long bidder, long price, Instant at) implements EnglishEvent {}

    /**
     * From now on no second chance is given.
     *
     * @param at when
     */
    @Described(title = "From now on no second chance is given.")
    @Named("sale-over")
    @Part("anyone")
    record SaleOver(Instant at) implements EnglishEvent {}
}
