// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.posted;

import dev.parley.form.Described;
import dev.parley.form.Hyphenated;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import java.time.Instant;
import java.util.Optional;

/**
 * What has happened. Open for more kinds.
 *
 * @since 0.1.0
 */
public sealed interface PostedEvent
        permits PostedEvent.Posted, PostedEvent.Bought, PostedEvent.Offered, PostedEvent.Answered, PostedEvent.Closed {
    /**
     * The price was posted.
     *
     * @param seller who sells
     * @param others how many offers the buyer has made on this listing before
     * @param threshold the seller's own
     */
    @Described(title = "The price was posted; the seller's threshold is its own.")
    @Named("price-posted")
    record Posted(
            SeatId seller,
            long others,
            @Part("principal:seller") Threshold threshold) implements PostedEvent {}

    /**
     * What the seller answers to an offer without being asked.
     *
     * @param least the least price that is accepted, in minor units; a lower one is declined. Empty where the seller is asked
     */
    record Threshold(Optional<Long> least) {}

    /**
     * The buyer bought at the posted price.
     *
     * @param sale its own name
     */
    @Described(title = "The buyer bought at the posted price.")
    @Named("price-taken")
    record Bought(OfferId sale) implements PostedEvent {}

    /**
     * The buyer made its one offer.
     *
     * @param offer its own name
     * @param price in minor units
     * @param at when
     */
    @Described(title = "The buyer offered a lower `price`, in minor units.")
    @Named("offer-made")
    record Offered(OfferId offer, long price, Instant at) implements PostedEvent {}

    /**
     * The offer was answered, or is no longer on the table.
     *
     * @param offer which
     * @param answer what came of it
     */
    @Described(title = "The buyer's offer was answered, lapsed or fell; `answer` says which.")
    @Named("offer-answered")
    record Answered(OfferId offer, Answer answer) implements PostedEvent {}

    /** What came of an offer. */
    enum Answer implements Hyphenated {
        /** The seller sells at that price. */
        ACCEPTED,
        /** The seller does not. */
        DECLINED,
        /** The seller did not answer in time. */
        LAPSED,
        /** The buyer's authority for it ended. */
        WITHDRAWN
    }

    /**
     * It ended without a sale.
     *
     * @param reason why
     */
    @Described(title = "It ended without a sale; `reason` says why.")
    @Named("posting-closed")
    record Closed(CloseReason reason) implements PostedEvent {}

    /** Why it ended without a sale. */
    enum CloseReason implements Hyphenated {
        /** The buyer did not buy in time. */
        EXPIRED("closed"),
        /** The item can no longer be had. */
        UNAVAILABLE("unavailable");

        private final String phase;

        CloseReason(String phase) {
            this.phase = phase;
        }

        /** The phase that it leads to. */
        String phase() {
            return phase;
        }
    }
}
