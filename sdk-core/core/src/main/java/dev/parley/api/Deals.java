// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import java.util.List;
import java.util.Optional;

/**
 * Deals, from agreement to checkout and back.
 *
 * @since 0.1.0
 */
public interface Deals {
    /** A deal of the caller's; any for the host and operators. */
    Outcome<DealView> find(Caller caller, DealId deal);

    /** The caller's deals, newest first. */
    default Outcome<Page<DealView>> list(Caller caller, Optional<String> cursor, int limit) {
        return list(caller, Optional.empty(), cursor, limit);
    }

    /**
     * The same, or all deals of a principal.
     *
     * @param principal whose, for operators alone; empty for the caller's own
     */
    Outcome<Page<DealView>> list(Caller caller, Optional<PrincipalId> principal, Optional<String> cursor, int limit);

    /**
     * Extends a deal's expiry once, within the limit, because the buyer is paying. For the buyer and the host. A second
     * call by the same order's checkout changes nothing.
     */
    Outcome<DealView> beginCheckout(Caller caller, DealId deal, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<DealView> beginCheckout(Caller caller, DealId deal) {
        return beginCheckout(caller, deal, IdempotencyKey.fresh());
    }

    /**
     * Redeems deals for an order, all or none, in the host's current transaction: what the host writes beside it is
     * committed or rolled back with it. For the host. The same order again gets the first answer; another order gets
     * {@code ALREADY_REDEEMED}.
     *
     * @throws dev.parley.port.RetryTransactionException if the database ended the transaction for another one's sake
     */
    Outcome<List<DealView>> redeem(Caller caller, List<DealId> deals, OrderReference order);

    /** Redeems in a transaction of its own, as the facade does; safe to repeat by the order's reference. */
    Outcome<List<DealView>> redeemNow(Caller caller, List<DealId> deals, OrderReference order);

    /** Takes back what an order redeemed: stock and budget return. For the host. Repeating it changes nothing. */
    Outcome<List<DealView>> reverse(Caller caller, OrderReference order, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<List<DealView>> reverse(Caller caller, OrderReference order) {
        return reverse(caller, order, IdempotencyKey.fresh());
    }

    /** Ends a deal before it is paid, where its binding lets the caller. */
    Outcome<DealView> cancel(Caller caller, DealId deal, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<DealView> cancel(Caller caller, DealId deal) {
        return cancel(caller, deal, IdempotencyKey.fresh());
    }
}
