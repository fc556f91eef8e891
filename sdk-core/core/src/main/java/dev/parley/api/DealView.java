// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.settlement.Deal;
import dev.parley.settlement.DealStatus;
import java.time.Instant;

/**
 * A deal and how it stands.
 *
 * @param deal what was agreed; never changes
 * @param signature a compact JWS over the deal, verifiable with the published keys
 * @param status how it stands
 * @param serverTime the instant at which this was seen
 * @since 0.1.0
 */
public record DealView(Deal deal, String signature, DealStatus status, Instant serverTime) {}
