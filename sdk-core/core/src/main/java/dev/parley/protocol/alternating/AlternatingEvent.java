// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.form.Described;
import dev.parley.form.Named;
import dev.parley.form.Part;
import dev.parley.form.Size;
import dev.parley.model.ItemId;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
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
public sealed interface AlternatingEvent
        permits AlternatingEvent.NegotiationOpened,
                AlternatingEvent.OfferMade,
                AlternatingEvent.OfferAccepted,
                AlternatingEvent.OfferRejected,
                AlternatingEvent.OfferWithdrawn,
                AlternatingEvent.ItemsGone,
                AlternatingEvent.NegotiationClosed {
    /**
     * The negotiation began.
     *
     * @param countedElsewhere how many offers the buyer had made on this listing before, in other negotiations; there
     *     will be no more while this one is open
     * @param seller the seller's seat
     * @param thresholds the seller's, of every item; only the seller may read them
     */
    @Described(title = "The negotiation began. The seller's thresholds are its own.")
    record NegotiationOpened(
            long countedElsewhere,
            SeatId seller,
            @Part("principal:seller") @Named("items") SortedMap<ItemId, Thresholds> thresholds)
            implements AlternatingEvent {
        public NegotiationOpened {
            thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
        }
    }

    /**
     * An offer came onto the table, in place of the one that it answers.
     *
     * @param by whose
     * @param offer its id
     * @param answers the offer that it replaces, if it is a counter-offer
     * @param terms complete terms of each item, sorted by item
     * @param expiresAt when it no longer stands, unless the negotiation ends before
     * @param message free text
     */
    @Described(title = "An offer came onto the table, in place of the one that it answers.")
    record OfferMade(
            Side by,
            OfferId offer,
            Optional<OfferId> answers,
            List<Terms> terms,
            Instant expiresAt,
            Optional<@Size(max = AlternatingRules.MAX_MESSAGE) String> message)
            implements AlternatingEvent {
        public OfferMade {
            terms = List.copyOf(terms);
        }
    }

    /**
     * Items of an offer were agreed.
     *
     * @param by who accepted
     * @param offer which offer
     * @param items the agreed items, sorted
     * @param stands the items of the offer that stay on the table, sorted
     */
    @Described(title = "Items of an offer were agreed; `stands` are those that stay on the table.")
    record OfferAccepted(Side by, OfferId offer, List<ItemId> items, List<ItemId> stands) implements AlternatingEvent {
        public OfferAccepted {
            items = List.copyOf(items);
            stands = List.copyOf(stands);
        }
    }

    /**
     * Items of an offer were declined.
     *
     * @param by who rejected
     * @param offer which offer
     * @param items the declined items, sorted
     * @param stands the items of the offer that stay on the table, sorted
     * @param invited whether the other side may go on
     * @param message free text
     */
    @Described(title = "Items of an offer were declined; `invited` says whether the other may go on.")
    record OfferRejected(
            Side by,
            OfferId offer,
            List<ItemId> items,
            List<ItemId> stands,
            boolean invited,
            Optional<@Size(max = AlternatingRules.MAX_MESSAGE) String> message)
            implements AlternatingEvent {
        public OfferRejected {
            items = List.copyOf(items);
            stands = List.copyOf(stands);
        }
    }

    /**
     * A side took back its offer, or lost the authority to let it stand.
     *
     * @param by whose offer
     * @param offer which
     */
    @Described(title = "A side took back its offer, or lost the authority to let it stand.")
    record OfferWithdrawn(Side by, OfferId offer) implements AlternatingEvent {}

    /**
     * Items can no longer be had, and left the table.
     *
     * @param items items that were open, sorted
     */
    @Described(title = "Items can no longer be had.")
    record ItemsGone(List<ItemId> items) implements AlternatingEvent {
        public ItemsGone {
            items = List.copyOf(items);
        }
    }

    /**
     * The game ended.
     *
     * @param reason why
     * @param by the side that ended it, where one did
     */
    @Described(title = "The negotiation ended; `reason` says why, `by` which side ended it.")
    record NegotiationClosed(CloseReason reason, Optional<Side> by) implements AlternatingEvent {}
}
