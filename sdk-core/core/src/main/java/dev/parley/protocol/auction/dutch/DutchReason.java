// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.protocol.RefusalCode;

/**
 * What a Dutch auction refuses besides Parley's own reasons, in the order of checking. Codes are stable.
 *
 * @since 0.1.0
 */
public enum DutchReason implements RefusalCode {
    CLOCK_NOT_STARTED(Sort.CONFLICT, true, "The clock has not started; accept once it has."),
    ALREADY_BOUGHT(Sort.CONFLICT, false, "You have bought a unit, and there is one to a buyer."),
    ALREADY_ACCEPTED(Sort.CONFLICT, false, "You have accepted this price; it counts when the step ends."),
    PRICE_NOT_REACHED(Sort.RULE, true, "The price is higher than you named; accept it, or wait until it has fallen.");

    private final Meaning meaning;

    DutchReason(Sort sort, boolean retryable, String title) {
        this.meaning = new Meaning(sort, retryable, title);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
