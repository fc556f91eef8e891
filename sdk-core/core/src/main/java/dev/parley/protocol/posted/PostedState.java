// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.posted;

import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.PricedItem;
import dev.parley.protocol.posted.PostedEvent.Answer;
import dev.parley.protocol.posted.PostedEvent.CloseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A posted price and one buyer at one moment.
 *
 * @param opening as everybody may read it
 * @param item what is sold
 * @param end until when the buyer may buy, pauses included
 * @param kept what was fixed at the opening
 * @param offer the buyer's one offer, once it is made
 * @param sale what was sold
 * @param closed why it ended without a sale
 * @since 0.1.0
 */
public record PostedState(
        OpeningRecord<PostedRules> opening,
        PricedItem item,
        Instant end,
        Kept kept,
        Optional<Offer> offer,
        Optional<Sale> sale,
        Optional<CloseReason> closed) {
    /**
     * What was fixed at the opening.
     *
     * @param others how many offers the buyer has made on this listing before
     * @param least the least price that is accepted without asking the seller, in minor units
     */
    public record Kept(long others, Optional<Long> least) {}

    /**
     * The buyer's offer.
     *
     * @param id its own name
     * @param price in minor units
     * @param until when it lapses
     * @param answer what came of it; empty while it is on the table
     */
    public record Offer(OfferId id, long price, Instant until, Optional<Answer> answer) {
        boolean stands() {
            return answer.isEmpty();
        }
    }

    /**
     * What was sold.
     *
     * @param stake the name of the move that bought it
     * @param price in minor units
     */
    public record Sale(String stake, long price) {}

    static PostedState begin(OpeningRecord<PostedRules> opening) {
        return new PostedState(
                opening,
                PricedItem.only(opening.listing()).orElseThrow(),
                opening.openedAt().plusSeconds(opening.rules().openSeconds()),
                new Kept(0, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The posted price of an item, in minor units. */
    static long price(PostedRules rules, PricedItem item) {
        long price = Math.multiplyExact(item.item().listPrice().minorUnits(), (long) rules.pricePercent()) / 100;
        return price - price % item.domain().tick();
    }

    long price() {
        return price(opening.rules(), item);
    }

    SeatId seat(SeatRole role) {
        return opening.seat(role).orElseThrow().id();
    }

    boolean hasEnded() {
        return sale.isPresent() || closed.isPresent();
    }

    /** The offer that waits for the seller's answer. */
    Optional<Offer> standing() {
        return offer.filter(made -> made.stands() && !hasEnded());
    }

    /** Whether the buyer has an offer left. */
    boolean mayOffer() {
        return opening.rules().privateOffer() && offer.isEmpty() && kept.others() == 0;
    }

    String phase() {
        if (sale.isPresent()) {
            return PostedPrice.SOLD;
        }
        return closed.map(CloseReason::phase).orElse(standing().isPresent() ? PostedPrice.ANSWERING : PostedPrice.OPEN);
    }

    /** When the offer lapses, or the buyer's time is over. */
    Optional<Instant> deadline() {
        return hasEnded()
                ? Optional.empty()
                : Optional.of(standing().map(Offer::until).filter(end::isAfter).orElse(end));
    }

    PostedState keeping(Kept fixed) {
        return new PostedState(opening, item, end, fixed, offer, sale, closed);
    }

    PostedState offering(Offer made) {
        return new PostedState(opening, item, end, kept, Optional.of(made), sale, closed);
    }

    PostedState selling(Sale sold) {
        return new PostedState(opening, item, end, kept, offer, Optional.of(sold), closed);
    }

    PostedState closing(CloseReason reason) {
        return new PostedState(opening, item, end, kept, offer, sale, Optional.of(reason));
    }

    PostedState later(Duration pause) {
        Optional<Offer> moved = offer.map(
                made -> new Offer(made.id(), made.price(), made.until().plus(pause), made.answer()));
        return new PostedState(opening, item, end.plus(pause), kept, moved, sale, closed);
    }

    /** The negotiation alone, since errors are logged. */
    @Override
    public String toString() {
        return "PostedState[" + opening.negotiation() + "]";
    }
}
