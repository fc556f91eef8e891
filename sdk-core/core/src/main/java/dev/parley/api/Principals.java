// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.IdempotencyKey;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import java.util.Optional;

/**
 * What operators do about one principal: shut it out and end all that it takes part in, and look at what it has held.
 * Anybody else is refused with {@code NOT_ENTITLED}.
 *
 * @since 0.1.0
 */
public interface Principals {
    /**
     * Bars a principal, and every agent that acts for it. From the bar's commit on it opens, joins, moves and grants
     * nothing, nobody negotiates with it, and its unpaid deals can no longer be paid. What it had under way is then ended
     * page by page: its mandates are revoked, its negotiations end with the neutral reason {@code cancelled}, its bids in
     * auctions are taken back, its unpaid deals are cancelled. Nothing that the bar forbids waits for that.
     *
     * @param reason in the operator's words, for the record; 1 to 1000 characters
     * @return {@code ALREADY_BARRED} if it is barred
     */
    Outcome<BarView> bar(Caller caller, PrincipalId principal, String reason, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<BarView> bar(Caller caller, PrincipalId principal, String reason) {
        return bar(caller, principal, reason, IdempotencyKey.fresh());
    }

    /**
     * Lets a principal take part again. What the bar ended stays ended.
     *
     * @return {@code NOT_BARRED} if it is not barred
     */
    Outcome<BarView> readmit(Caller caller, PrincipalId principal, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<BarView> readmit(Caller caller, PrincipalId principal) {
        return readmit(caller, principal, IdempotencyKey.fresh());
    }

    /** The bars of a principal, newest first, lifted ones too, and how far each has come with ending what was under way. */
    Outcome<Page<BarView>> bars(Caller caller, PrincipalId principal, Optional<String> cursor, int limit);

    /** What a principal has held on accounts, by account and holder. */
    Outcome<Page<HoldView>> holds(Caller caller, PrincipalId principal, Optional<String> cursor, int limit);
}
