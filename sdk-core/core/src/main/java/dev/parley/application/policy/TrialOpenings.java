// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.policy;

import dev.parley.model.Listing;
import dev.parley.model.Tenant;
import dev.parley.policy.Choice;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.Optional;

/** Tries whether a negotiation would open. */
@FunctionalInterface
public interface TrialOpenings {
    /**
     * Why nobody could open a negotiation on a listing by a choice; empty if somebody could.
     *
     * @param at the instant to try
     */
    Optional<Refusal> refusal(Tenant tenant, Listing listing, Choice choice, Instant at);
}
