// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.auctions;

import java.time.Instant;
import java.util.List;

/**
 * The open auctions that anyone may watch.
 *
 * @param lots the one that closes soonest first
 * @param serverTime when this was seen
 */
public record Lobby(List<Lot> lots, Instant serverTime) {
    public Lobby {
        lots = List.copyOf(lots);
    }
}
