// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.protocol.RefusalCode;

/**
 * What an English auction refuses besides Parley's own reasons, in the order of checking. Codes are stable.
 *
 * @since 0.1.0
 */
public enum EnglishReason implements RefusalCode {
    BIDDING_NOT_BEGUN(Sort.CONFLICT, true, "Bidding has not begun; see when it does."),
    BUY_NOW_INSTEAD(Sort.RULE, "For that much you can have the item at once: buy now."),
    MAXIMUM_NOT_RAISED(Sort.RULE, "Your maximum can only be raised."),
    BELOW_INCREMENT(Sort.RULE, "Bid at least the minimum."),
    BID_STANDS(Sort.CONFLICT, "A bid would buy, so the auction can no longer be called off."),
    NO_BID_STANDS(Sort.CONFLICT, "No bid would buy yet, so bidding cannot be ended.");

    private final Meaning meaning;

    EnglishReason(Sort sort, String title) {
        this.meaning = new Meaning(sort, title);
    }

    EnglishReason(Sort sort, boolean retryable, String title) {
        this.meaning = new Meaning(sort, retryable, title);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
