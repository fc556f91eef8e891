// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.IdempotencyKey;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;

/**
 * Erases what a principal said and set, for operators: its offers, messages, submissions and answers in negotiations that
 * have ended, its private terms, its mandates and limits, and what its agents asked of it. Transcripts and receipts verify
 * as before. Ids stay, and so do signed deals; who a principal is, the host alone knows.
 *
 * @since 0.1.0
 */
public interface Erasures {
    /**
     * Has a principal's things erased, which then goes on by itself. What the principal begins later is not meant. Refused
     * with {@code STILL_OPEN} while one of its negotiations or mandates has not ended or a deal of its waits for payment;
     * {@code negotiations}, {@code mandates} and {@code deals} name up to 20 of each. {@code NOT_FOUND} when Parley knows
     * no such principal. Asked again while it goes on, it tells how far it has come.
     */
    Outcome<ErasureView> erase(Caller operator, PrincipalId principal, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<ErasureView> erase(Caller operator, PrincipalId principal) {
        return erase(operator, principal, IdempotencyKey.fresh());
    }

    /** How far the erasure has come that was asked for last; {@code NOT_FOUND} when none was. */
    Outcome<ErasureView> find(Caller operator, PrincipalId principal);
}
