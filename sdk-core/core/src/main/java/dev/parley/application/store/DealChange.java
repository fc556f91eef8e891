// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.DealId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A deal to be added, or moved on by one conditional update. */
public sealed interface DealChange {
    /**
     * Adds a deal.
     *
     * @param row all of it
     */
    record Add(DealRow row) implements DealChange {}

    /**
     * Moves a deal on.
     *
     * @param from the states that it may be in; in another one the change is refused
     * @param notExpiredAt when given, the change is refused if the deal's expiry is not after this instant
     * @param expiredAt when given, the change is refused if the deal's expiry is after this instant
     * @param to how it stands then
     */
    record Move(
            DealId deal,
            Set<String> from,
            Optional<Instant> notExpiredAt,
            Optional<Instant> expiredAt,
            DealRow.Standing to)
            implements DealChange {
        public Move {
            from = Set.copyOf(from);
        }
    }
}
