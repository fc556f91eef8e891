// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.Binding;
import dev.parley.model.Json;
import dev.parley.model.OrderReference;
import java.time.Duration;
import java.time.Instant;

/**
 * What has become of a deal. Every call has an answer in every status; the calls change nothing themselves but say what
 * the new status is.
 *
 * <p>Before its expiry a deal may be redeemed, taken to checkout and cancelled; at that microsecond or after it the deal
 * counts as expired, whether or not anybody has written that down yet. Instants are whole microseconds.
 *
 * @since 0.1.0
 */
public sealed interface DealStatus permits OpenDeal, EndedDeal {
    /** The state. */
    DealState state();

    /**
     * An order takes the deal. The order that took it gets its first answer again, at any time until it is reversed.
     *
     * @return {@code DEAL_EXPIRED}, {@code DEAL_CANCELLED}, {@code SOLD_ELSEWHERE}, {@code ALREADY_REDEEMED} by another
     *     order, or {@code DEAL_REVERSED}, even for the order that took it, since the goods are no longer its own
     */
    DealOutcome redeem(OrderReference order, Instant now);

    /**
     * The buyer goes to pay: the expiry becomes {@code now} plus the extension, never earlier than it was. Happens once.
     *
     * @param extension not negative; cut to the limit
     * @param limit the longest extension, not negative
     * @return {@code DEAL_EXPIRED}, {@code DEAL_CANCELLED}, {@code SOLD_ELSEWHERE}, {@code ALREADY_REDEEMED},
     *     {@code DEAL_REVERSED} or {@code CHECKOUT_ALREADY_BEGUN}
     */
    DealOutcome beginCheckout(Instant now, Duration extension, Duration limit);

    /**
     * Someone ends the deal before payment. Whoever cancelled it gets the first answer again.
     *
     * @return {@code DEAL_EXPIRED}, {@code DEAL_CANCELLED} by another, {@code SOLD_ELSEWHERE}, {@code ALREADY_REDEEMED},
     *     {@code DEAL_REVERSED} or {@code NOT_CANCELLABLE} by this one, see {@link Canceller#mayCancel}
     */
    DealOutcome cancel(Canceller by, Binding binding, Instant now);

    /** The clock says that the deal may have expired. Never refused: what is not due or has ended is left as it is. */
    DealOutcome expire(Instant now);

    /**
     * The host has sold the units elsewhere. A deal that may still be redeemed loses them; one that has lapsed expires; one
     * that was redeemed or has ended is left as it is.
     */
    DealOutcome soldElsewhere(Instant now);

    /**
     * The order is undone. The order that was undone gets the first answer again.
     *
     * @return {@code NOT_REDEEMED} when this order has not redeemed the deal
     */
    DealOutcome reverse(OrderReference order, Instant now);

    /** This status as JSON. */
    Json toJson();

    /**
     * The status that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no status
     */
    static DealStatus fromJson(Json json) {
        return switch (DealState.valueOf(json.get("state").text())) {
            case AGREED -> new OpenDeal.Agreed(json.get("expiresAt").instant());
            case IN_CHECKOUT ->
                new OpenDeal.InCheckout(
                        json.get("expiresAt").instant(), json.get("begunAt").instant());
            case REDEEMED ->
                new EndedDeal.Redeemed(order(json), json.get("redeemedAt").instant());
            case REVERSED ->
                new EndedDeal.Reversed(
                        order(json),
                        json.get("redeemedAt").instant(),
                        json.get("reversedAt").instant());
            case EXPIRED -> new EndedDeal.Expired(json.get("expiredAt").instant());
            case CANCELLED ->
                new EndedDeal.Cancelled(
                        Canceller.valueOf(json.get("by").text()),
                        json.get("cancelledAt").instant());
            case SOLD_ELSEWHERE ->
                new EndedDeal.SoldElsewhere(json.get("soldAt").instant());
        };
    }

    private static OrderReference order(Json json) {
        return new OrderReference(json.get("order").text());
    }
}
