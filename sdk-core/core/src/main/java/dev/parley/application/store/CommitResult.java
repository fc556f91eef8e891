// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.DealId;
import dev.parley.model.OrderReference;

/** What became of an append. Only {@link Appended} wrote anything. */
public sealed interface CommitResult {
    /** It is written, durably where the store is durable. */
    record Appended() implements CommitResult {}

    /** The stream, a record or an account is another than the append expected: read again and decide again. */
    record Conflict() implements CommitResult {}

    /**
     * A record that the append rests on has another revision by now: read it again and decide again.
     *
     * @param condition which
     */
    record Outdated(Condition condition) implements CommitResult {}

    /**
     * An account is closed or does not cover the change.
     *
     * @param account which
     * @param closed whether it is closed
     */
    record HoldRefused(AccountId account, boolean closed) implements CommitResult {}

    /**
     * A deal is in none of the states that the change starts from, or its expiry has come; or a
     * deal to be added exists already.
     *
     * @param deal which
     */
    record DealRefused(DealId deal) implements CommitResult {}

    /** An order's reference belongs to another buyer or currency, or its order was undone. */
    record OrderRefused(OrderReference order) implements CommitResult {}

    /** The command's key has a kept answer already; read it. */
    record Duplicate() implements CommitResult {}
}
