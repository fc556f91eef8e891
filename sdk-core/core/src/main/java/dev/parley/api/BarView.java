// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.BarId;
import dev.parley.model.PrincipalId;
import java.time.Instant;
import java.util.Optional;

/**
 * A bar of a principal, as operators see it.
 *
 * @param reason in the operator's words
 * @param by the operator's principal
 * @param at when it was set
 * @param liftedAt when the principal was readmitted; empty while it is barred
 * @param ending how far what it had under way has been ended
 * @since 0.1.0
 */
public record BarView(
        BarId id,
        PrincipalId principal,
        String reason,
        PrincipalId by,
        Instant at,
        Optional<Instant> liftedAt,
        Ending ending,
        Instant serverTime) {
    /**
     * How far the ending has come. A page that was interrupted is done again, and what it had ended then counts no more.
     *
     * @param done whether nothing is left
     * @param mandates how many were revoked
     * @param negotiations how many ended, or had the principal's bids taken back
     * @param deals how many were cancelled
     * @param failed how many could not be ended in the latest round; they are tried again
     */
    public record Ending(boolean done, long mandates, long negotiations, long deals, long failed) {}
}
