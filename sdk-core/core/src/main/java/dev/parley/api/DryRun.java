// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.ListingRef;
import dev.parley.policy.Explanation;
import dev.parley.protocol.Refusal;
import java.util.Optional;

/**
 * Which rule a listing would get.
 *
 * @param explanation the rule, and why none before it
 * @param changes whether the rules in force now would choose otherwise
 * @param opening whether a negotiation would open; empty when the listing is not negotiated
 * @since 0.1.0
 */
public record DryRun(ListingRef listing, Explanation explanation, boolean changes, Optional<Trial> opening) {
    /**
     * What came of the attempt to open a negotiation that nobody sees.
     *
     * @param refusal why the protocol refuses; empty when it does not, and when it was not asked
     */
    public record Trial(Result result, Optional<Refusal> refusal) {
        /** The protocol opens a negotiation. */
        public static final Trial OPENS = new Trial(Result.OPENS, Optional.empty());

        /** There was no time left to ask the protocol; ask for fewer listings. */
        public static final Trial NOT_TRIED = new Trial(Result.NOT_TRIED, Optional.empty());

        /** The protocol refuses. */
        public static Trial refused(Refusal refusal) {
            return new Trial(Result.REFUSED, Optional.of(refusal));
        }
    }

    /** What came of the attempt. */
    public enum Result {
        OPENS,
        REFUSED,
        NOT_TRIED
    }
}
