package dev.parley.application;

import dev.parley.application.negotiation.Run;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.NewMessage;
import dev.parley.model.DealId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.settlement.Deal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The messages that Parley leaves itself in the outbox, and their topics. */
public final class Messages {
    /** Events of a negotiation that listeners have to hear of. */
    public static final String EVENTS = "events";

    /** Stock of a listing has become less: negotiations that can have none of it end. */
    public static final String STOCK_TAKEN = "stock-taken";

    /** The listing was withdrawn or got another seller: the negotiations of that period end. */
    public static final String LISTING_WITHDRAWN = "listing-withdrawn";

    /** A mandate was revoked: its open offers are withdrawn. */
    public static final String MANDATE_ENDED = "mandate-ended";

    /** A deal was redeemed: what it held is gone for good. */
    public static final String DEAL_REDEEMED = "deal-redeemed";

    /** A deal was reversed: what it took comes back. */
    public static final String DEAL_REVERSED = "deal-reversed";

    /** A hold in the host's inventory is not needed, or may not be. */
    public static final String INVENTORY_RELEASE = "inventory-release";

    private Messages() {}

    /** What a step of a run leaves to be done. */
    public static List<NewMessage> ofStep(
            Environment environment, Run<?, ?, ?, ?> run, long from, List<DealRow> deals, Instant at) {
        List<NewMessage> messages = new ArrayList<>();
        String negotiation = run.frame().id().value();
        if (!environment.listeners().isEmpty()) {
            Json range = Json.object()
                    .put("negotiation", negotiation)
                    .put("after", from)
                    .put("to", run.track().version())
                    .build();
            messages.add(new NewMessage(EVENTS, negotiation, range, at));
        }
        if (!deals.isEmpty()) {
            messages.add(stockTaken(run.frame().listing().ref(), items(deals), at));
        }
        return messages;
    }

    private static Set<ItemId> items(List<DealRow> deals) {
        Set<ItemId> items = new TreeSet<>();
        deals.forEach(row -> Deal.fromJson(row.content())
                .lines()
                .forEach(line -> items.add(line.terms().item())));
        return items;
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

    /** Messages about one deal have one key, so that they are handled in the order in which things happened to it. */
    public static NewMessage ofDeal(String topic, DealId deal, Instant at) {
        return new NewMessage(
                topic, deal.value(), Json.object().put("deal", deal.value()).build(), at);
    }
}
