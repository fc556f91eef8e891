// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

/**
 * What is on the table.
 *
 * @since 0.1.0
 */
public sealed interface Stage {
    /**
     * Nothing: someone must make an offer.
     *
     * @param turn who may
     */
    record Empty(Turn turn) implements Stage {}

    /**
     * An offer: the other side must answer.
     *
     * @param offer the offer
     */
    record Standing(StandingOffer offer) implements Stage {}

    /**
     * The game has ended.
     *
     * @param reason why
     */
    record Ended(CloseReason reason) implements Stage {}
}
