// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.ApprovalId;
import dev.parley.model.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision of an autopilot, with the reason for it. All shares are in thousandths of what is at stake between reservation (0)
 * and aspiration (1000).
 *
 * @param number from 1, counting all decisions for the seat
 * @param revision the revision of the negotiation on which it rests, as the seat saw it
 * @param move the kind of move; empty where it decided that none is left
 * @param price that it offers or accepts
 * @param why in a sentence
 * @param time how much of the negotiation was over, in thousandths
 * @param target the share that it asked for
 * @param offered the share that the other side's last offer leaves it; below 0 beyond the reservation, empty before the first
 * @param outcome what became of it
 * @param refusal the code with which it was refused
 * @param approval the request for approval that was made of it
 * @since 0.1.0
 */
public record AutopilotDecision(
        long number,
        Instant at,
        String revision,
        Optional<String> move,
        Optional<Money> price,
        String why,
        long time,
        long target,
        Optional<Long> offered,
        Result outcome,
        Optional<String> refusal,
        Optional<ApprovalId> approval) {
    /** What became of a decision. */
    public enum Result {
        /** The move was made. */
        MADE,
        /** The move was refused, or waits for approval; the code says which. */
        REFUSED,
        /** There was no move to make. */
        NO_MOVE
    }
}
