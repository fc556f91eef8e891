// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import java.util.Optional;

/**
 * What an operator voids: the one offer, submission or bid of a seat that stands.
 *
 * @param seat whose
 * @param offer which offer, where the protocol gives offers names, so that no later one is voided in its place; empty to
 *     void whatever stands
 * @param reason in the operator's words, for the record, which that seat and operators read; 1 to 1000 characters
 * @since 0.1.0
 */
public record VoidBid(SeatId seat, Optional<OfferId> offer, String reason) {}
