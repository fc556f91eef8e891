// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.PrincipalId;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the erasure of a principal's words and limits has come.
 *
 * @param requestedAt when an operator asked for it last; what began later stays
 * @param completedAt when it was done; empty while it goes on
 * @param negotiations of how many ended negotiations something was erased, in all requests together
 * @since 0.1.0
 */
public record ErasureView(
        PrincipalId principal,
        Instant requestedAt,
        Optional<Instant> completedAt,
        long negotiations,
        Instant serverTime) {}
