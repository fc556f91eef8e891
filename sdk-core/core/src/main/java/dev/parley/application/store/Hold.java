// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.PrincipalId;
import java.time.Instant;
import java.util.Optional;

/**
 * What one holder has set aside.
 *
 * @param holder a negotiation or a deal
 * @param amount above 0
 * @param owner for whom, where that was said when the holder began to hold
 */
public record Hold(AccountId account, String holder, long amount, Optional<Owner> owner) {
    /** What is held for nobody in particular. */
    public Hold(AccountId account, String holder, long amount) {
        this(account, holder, amount, Optional.empty());
    }

    /**
     * For whom something is held.
     *
     * @param since since when, without a break
     */
    public record Owner(PrincipalId principal, Instant since) {}
}
