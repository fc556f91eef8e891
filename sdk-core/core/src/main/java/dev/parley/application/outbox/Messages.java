// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.outbox;

import dev.parley.application.Environment;
import dev.parley.application.NamedListener;
import dev.parley.application.store.NewMessage;
import dev.parley.model.ApprovalId;
import dev.parley.model.BarId;
import dev.parley.model.DealId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The messages that Parley leaves itself in the outbox, and their topics. */
public final class Messages {
    /** Events of a negotiation that a listener has to hear of. */
    public static final String EVENTS = "events";

    /** Something that happened beside a transcript and that a listener has to hear of. */
    public static final String NOTICE = "notice";

    /** Stock of a listing has become less: negotiations that can have none of it end. */
    public static final String STOCK_TAKEN = "stock-taken";

    /** The listing was withdrawn or got another seller: the negotiations of that period end. */
    public static final String LISTING_WITHDRAWN = "listing-withdrawn";

    /** A mandate was revoked: its open offers are withdrawn. */
    public static final String MANDATE_ENDED = "mandate-ended";

    /** The time in which a request for approval could be decided is over. */
    public static final String APPROVAL_EXPIRES = "approval-expires";

    /** Private terms may have lapsed, or act again. */
    public static final String TERMS_TOUCHED = "terms-touched";

    /** A principal was barred: a page of what it has under way is ended. */
    public static final String PRINCIPAL_BARRED = "principal-barred";

    /** A deal was redeemed: what it held is gone for good. */
    public static final String DEAL_REDEEMED = "deal-redeemed";

    /** A deal was reversed: what it took comes back. */
    public static final String DEAL_REVERSED = "deal-reversed";

    /** A deal ended before it was paid: a negotiation that goes on after its awards hears of it. */
    public static final String DEAL_LAPSED = "deal-lapsed";

    /** A hold in the host's inventory is not needed, or may not be. */
    public static final String INVENTORY_RELEASE = "inventory-release";

    /** What is to be erased of a principal. */
    public static final String ERASURE = "erasure";

    private Messages() {}

    /**
     * Events of one step that a listener is told.
     *
     * @param number the first one's, counting from 1 what operators see of the negotiation
     * @param shown their places in the transcript, ascending
     */
    public record Range(NegotiationId negotiation, long number, List<Long> shown) {
        public Range {
            shown = List.copyOf(shown);
        }

        /** As {@link #toJson} wrote it. */
        public static Range of(Json json) {
            return new Range(
                    new NegotiationId(json.get("negotiation").text()),
                    json.get("number").integer(),
                    json.get("shown").list(Json::integer));
        }

        public Json toJson() {
            return Json.object()
                    .put("negotiation", negotiation.value())
                    .put("number", number)
                    .put("shown", Json.array(shown, Json::of))
                    .build();
        }

        /** What is left once the first so many have been heard. */
        public Range after(int heard) {
            return new Range(negotiation, number + heard, shown.subList(heard, shown.size()));
        }

        /** The place before the first one. */
        public long before() {
            return shown.get(0) - 1;
        }

        /** How many places of the transcript they reach over. */
        public int reach() {
            return Math.toIntExact(shown.get(shown.size() - 1) - before());
        }
    }

    /** One message for each listener, behind what it has still to hear of the same subject, such as a negotiation. */
    public static List<NewMessage> forListeners(
            Environment environment, String topic, String subject, Json body, Instant at) {
        return environment.listeners().stream()
                .map(NamedListener::name)
                .map(name -> new NewMessage(name, topic, name + "\n" + subject, body, at))
                .toList();
    }

    /** Some of a listing's items have become fewer; nothing is read where there are some left of each. */
    public static NewMessage stockTaken(ListingRef listing, Set<ItemId> items, Instant at) {
        Json body = Json.object()
                .put("listing", listing.value())
                .put("items", Json.array(new TreeSet<>(items), item -> Json.of(item.value())))
                .build();
        return new NewMessage(STOCK_TAKEN, STOCK_TAKEN + "\n" + listing.value(), body, at);
    }

    /** A listing's items have become fewer, whichever. */
    public static NewMessage stockTaken(ListingRef listing, Instant at) {
        Json body = Json.object().put("listing", listing.value()).build();
        return new NewMessage(STOCK_TAKEN, STOCK_TAKEN + "\n" + listing.value(), body, at);
    }

    /**
     * A listing is for sale no more as it was.
     *
     * @param period the number of the period that ended; what was opened later goes on
     */
    public static NewMessage listingWithdrawn(ListingRef listing, long period, Instant at) {
        Json body = Json.object()
                .put("listing", listing.value())
                .put("period", period)
                .build();
        return new NewMessage(LISTING_WITHDRAWN, LISTING_WITHDRAWN + "\n" + listing.value(), body, at);
    }

    public static NewMessage mandateEnded(MandateId mandate, Instant at) {
        Json body = Json.object().put("mandate", mandate.value()).build();
        return new NewMessage(MANDATE_ENDED, mandate.value(), body, at);
    }

    /** The end that a mandate is given with; of a key of its own, so that an earlier revocation does not wait for it. */
    public static NewMessage mandateWillEnd(MandateId mandate, Instant at) {
        Json body = Json.object().put("mandate", mandate.value()).build();
        return new NewMessage(MANDATE_ENDED, mandate.value() + "\nend", body, at);
    }

    public static NewMessage approvalExpires(ApprovalId approval, Instant at) {
        Json body = Json.object().put("approval", approval.value()).build();
        return new NewMessage(APPROVAL_EXPIRES, approval.value(), body, at);
    }

    /** A listing, or what of it counts for private terms, may have become another. */
    public static NewMessage termsTouched(ListingRef listing, Instant at) {
        Json body = Json.object().put("listing", listing.value()).build();
        return new NewMessage(TERMS_TOUCHED, TERMS_TOUCHED + "\n" + listing.value(), body, at);
    }

    /** What the policy chooses may be another from that instant on, for any listing. */
    public static NewMessage termsTouched(Instant at) {
        return new NewMessage(
                TERMS_TOUCHED, TERMS_TOUCHED + "\n\n" + at, Json.object().build(), at);
    }

    /**
     * What a barred principal has under way is to be ended, a page at a time.
     *
     * @param page how many pages are done
     */
    public static NewMessage principalBarred(BarId bar, long page, Instant at) {
        Json body = Json.object().put("bar", bar.value()).put("page", page).build();
        return new NewMessage(PRINCIPAL_BARRED, bar.value(), body, at);
    }

    /** Messages about one deal have one key, so that they are handled in the order in which things happened to it. */
    public static NewMessage ofDeal(String topic, DealId deal, Instant at) {
        return new NewMessage(
                topic, deal.value(), Json.object().put("deal", deal.value()).build(), at);
    }
}
