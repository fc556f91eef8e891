// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyFault;
import dev.parley.port.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The product team's choice of protocol and rules for listings, version by version. For policy editors and operators.
 *
 * @since 0.1.0
 */
public interface Policies {
    /** The most listings of one dry run. */
    int MOST_TRIED = 100;

    /** The policy in force; {@code NOT_FOUND} when none was ever published. */
    Outcome<Policy> current(Caller caller);

    /** An earlier version. */
    Outcome<Policy> version(Caller caller, long version);

    /** All versions, newest first. */
    Outcome<Page<Policy>> versions(Caller caller, Optional<String> cursor, int limit);

    /**
     * Publishes rules as the next version.
     *
     * @param expectedVersion the version that the editor saw, 0 when there was none
     * @param draft {@code {rules: […], comment}} as {@link Policy#toJson} writes them
     * @return the new policy, or {@code INVALID_REQUEST} with a violation for each fault
     */
    Outcome<Policy> publish(Caller caller, long expectedVersion, Json draft, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<Policy> publish(Caller caller, long expectedVersion, Json draft) {
        return publish(caller, expectedVersion, draft, IdempotencyKey.fresh());
    }

    /** The same with a draft that was built here. */
    default Outcome<Policy> publish(Caller caller, long expectedVersion, PolicyDraft draft, IdempotencyKey key) {
        return publish(caller, expectedVersion, draft.toJson(), key);
    }

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<Policy> publish(Caller caller, long expectedVersion, PolicyDraft draft) {
        return publish(caller, expectedVersion, draft, IdempotencyKey.fresh());
    }

    /**
     * Says which rule a listing would get and why, and whether the protocol would open a negotiation on it.
     *
     * @param listings at most {@link #MOST_TRIED}
     * @param draft rules to try in place of those in force
     * @param at the instant to try; empty for now
     */
    Outcome<List<DryRun>> dryRun(Caller caller, List<ListingRef> listings, Optional<Json> draft, Optional<Instant> at);

    /**
     * Says what an editor should know of rules that may be published all the same, such as that one can never win. For a
     * policy that is at hand {@link Policy#warnings} says it.
     *
     * @param draft rules to look at in place of those in force
     * @return what speaks against rules, in their order, or {@code INVALID_REQUEST} with a violation for each fault
     */
    Outcome<List<PolicyFault>> warnings(Caller caller, Optional<Json> draft);
}
