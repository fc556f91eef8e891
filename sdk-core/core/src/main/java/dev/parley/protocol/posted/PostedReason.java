// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.posted;

import dev.parley.protocol.RefusalCode;

/**
 * What a posted price refuses besides Parley's own reasons, in the order of checking. Codes are stable.
 *
 * @since 0.1.0
 */
public enum PostedReason implements RefusalCode {
    NO_OFFERS(Sort.RULE, "The price stands: buy at it or leave it. No offers are taken."),
    ALREADY_OFFERED(Sort.RULE, "There is one offer to a buyer, and you have made yours; the price still stands."),
    OFFER_NOT_BELOW_PRICE(Sort.RULE, "You can buy at the posted price at once; an offer must be lower."),
    NOT_THE_PRICE(Sort.CONFLICT, "That is not the posted price; look again.");

    private final Meaning meaning;

    PostedReason(Sort sort, String title) {
        this.meaning = new Meaning(sort, title);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
