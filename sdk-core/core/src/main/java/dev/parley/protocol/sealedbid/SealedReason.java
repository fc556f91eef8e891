// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.protocol.RefusalCode;

/**
 * What sealed bids refuse besides Parley's own reasons, in the order of checking. Codes are stable.
 *
 * @since 0.1.0
 */
public enum SealedReason implements RefusalCode {
    FAIR_PRICE_CONTRADICTS_BEST(
            Sort.INVALID, "A buyer's fair price may not exceed its best price, nor a seller's lie below its own."),
    ALREADY_SUBMITTED(Sort.CONFLICT, "You have submitted, and the rules allow no change."),
    NOTHING_COMMITTED(Sort.CONFLICT, "You have committed to nothing that could be revealed."),
    ALREADY_REVEALED(Sort.CONFLICT, "You have revealed your submission already."),
    COMMITMENT_MISMATCH(Sort.CONFLICT, "This is not what you committed to: reveal the same values with the same salt.");

    private final Meaning meaning;

    SealedReason(Sort sort, String title) {
        this.meaning = new Meaning(sort, title);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
