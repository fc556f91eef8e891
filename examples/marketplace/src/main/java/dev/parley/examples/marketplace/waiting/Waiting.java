// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.waiting;

import dev.parley.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits for somebody, the most urgent first in each list.
 *
 * @param payments deals to pay, one payment for all of a negotiation
 * @param lapsed payments that were not made in time, of the last two days, of both sides
 * @param turns negotiations in which it is this person's turn
 * @param approvals moves that an agent asks this person to approve
 */
public record Waiting(
        List<Payment> payments, List<Lapse> lapsed, List<Turn> turns, List<Ask> approvals, Instant serverTime) {
    /**
     * Deals of one negotiation that the person has yet to pay.
     *
     * @param pieces the titles of the pieces
     * @param expiresAt the first instant at which one of them can no longer be paid
     */
    public record Payment(
            Subject subject, String seller, List<String> pieces, Money total, Instant expiresAt, List<String> deals) {
        public Payment {
            pieces = List.copyOf(pieces);
            deals = List.copyOf(deals);
        }
    }

    /**
     * Deals of one negotiation that nobody paid in time.
     *
     * @param buyer who did not pay
     */
    public record Lapse(Subject subject, String buyer, String seller, Money total, Instant expiredAt) {}

    /**
     * A negotiation that waits for an answer.
     *
     * @param others who takes part besides
     * @param deadline when the time to answer ends; empty where the rules set none
     */
    public record Turn(Subject subject, List<String> others, Optional<Instant> deadline, Instant updatedAt) {
        public Turn {
            others = List.copyOf(others);
        }
    }

    /** A move that an agent asks to have approved, by the request's id. */
    public record Ask(String approval, String agent, Instant expiresAt) {}

    public Waiting {
        payments = List.copyOf(payments);
        lapsed = List.copyOf(lapsed);
        turns = List.copyOf(turns);
        approvals = List.copyOf(approvals);
    }
}
