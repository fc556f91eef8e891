// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.mandate.Mandate;
import java.time.Instant;

/**
 * A mandate and what has been done under it.
 *
 * @param budgetHeld set aside in open offers and unpaid deals, in minor units
 * @param budgetConsumed paid, in minor units
 * @param dealsHeld deals that may come of open offers, and unpaid deals
 * @param dealsConsumed deals paid
 * @since 0.1.0
 */
public record MandateView(
        Mandate mandate,
        long budgetHeld,
        long budgetConsumed,
        long dealsHeld,
        long dealsConsumed,
        Instant serverTime) {}
