// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.OfferId;
import dev.parley.model.SeatId;

/**
 * A bid that stands.
 *
 * @param seat whose
 * @param id its name, and that of its stake
 * @param maximum minor units
 * @param order how many bids were made before it
 */
record Bid(SeatId seat, OfferId id, long maximum, long order) {}
