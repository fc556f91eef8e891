// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.form.Size;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import java.util.Optional;

/**
 * A buyer's acceptance of a price, held until its step ends.
 *
 * @param seat whose
 * @param offer its own name
 * @param step of which price
 * @param price in minor units
 * @param nonce the buyer's share in a draw
 * @since 0.1.0
 */
public record Acceptance(
        SeatId seat,
        OfferId offer,
        long step,
        long price,
        Optional<@Size(min = 1, max = DutchMove.Accept.MAX_NONCE) String> nonce) {}
