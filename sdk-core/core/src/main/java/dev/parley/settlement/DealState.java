// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.Json;
import java.util.EnumSet;
import java.util.Set;

/**
 * The states of a deal and what may follow each.
 *
 * @since 0.1.0
 */
public enum DealState {
    /** Agreed, and waiting for checkout. */
    AGREED,
    /** The buyer is paying; the expiry has been extended, which happens once. */
    IN_CHECKOUT,
    /** An order has taken it. */
    REDEEMED,
    /** The order was undone. */
    REVERSED,
    /** Nobody redeemed it in time. */
    EXPIRED,
    /** Someone who was entitled to ended it before payment. */
    CANCELLED,
    /** The host sold its units elsewhere before anybody paid. */
    SOLD_ELSEWHERE;

    /** The JSON of a status in this state, for what it says besides to be added. */
    Json.Builder written() {
        return Json.object().put("state", name());
    }

    /** The states that may come next; none for an end. */
    public Set<DealState> next() {
        return switch (this) {
            case AGREED -> EnumSet.of(IN_CHECKOUT, REDEEMED, EXPIRED, CANCELLED, SOLD_ELSEWHERE);
            case IN_CHECKOUT -> EnumSet.of(REDEEMED, EXPIRED, CANCELLED, SOLD_ELSEWHERE);
            case REDEEMED -> EnumSet.of(REVERSED);
            case REVERSED, EXPIRED, CANCELLED, SOLD_ELSEWHERE -> EnumSet.noneOf(DealState.class);
        };
    }
}
