// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.PrincipalId;
import dev.parley.model.Safe;
import dev.parley.model.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which listings are negotiated by which protocol: the first rule that matches a listing at an instant wins, and a
 * listing that no rule matches is not negotiated.
 *
 * <p>A policy may be written down before it is right: {@link PolicyCheck} says what is wrong with it, and only a policy
 * without errors should be put in force.
 *
 * @param version from 1, one more for each policy that replaces another
 * @param createdAt when it was written, whole microseconds
 * @param createdBy who wrote it
 * @param comment why, for people, at most 2,000 characters
 * @param rules at most 200, in the order in which they are tried
 * @since 0.1.0
 */
public record Policy(long version, Instant createdAt, PrincipalId createdBy, String comment, List<PolicyRule> rules) {
    /** The most rules of one policy. */
    public static final int MAX_RULES = 200;

    public Policy {
        createdAt = Instants.truncate(createdAt);
        Objects.requireNonNull(createdBy, "createdBy");
        Text.requireProse("comment", comment, 2_000);
        rules = List.copyOf(rules);
        if (version < 1 || !Safe.holds(version)) {
            throw new IllegalArgumentException("version must be at least 1");
        }
        if (rules.size() > MAX_RULES) {
            throw new IllegalArgumentException("a policy has at most " + MAX_RULES + " rules");
        }
    }

    /** The rule that wins a listing at an instant; empty when the listing is not negotiated. */
    public Optional<PolicyRule> choose(Listing listing, Instant at) {
        for (PolicyRule rule : rules) {
            if (rule.matches(listing, at)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** The dry run: which rule wins a listing at an instant and why, and why each earlier rule does not. */
    public Explanation explain(Listing listing, Instant at) {
        return Explanation.of(this, listing, at);
    }

    /** What an editor should know of rules that may be in force all the same, such as that one can never win. */
    public List<PolicyFault> warnings() {
        return PolicyCheck.warnings(this);
    }

    /** This policy as JSON. */
    public Json toJson() {
        return Json.object()
                .put("version", version)
                .put("createdAt", createdAt)
                .put("createdBy", createdBy.value())
                .put("comment", comment)
                .put("rules", Json.array(rules, PolicyRule::toJson))
                .build();
    }

    /**
     * The policy that {@link #toJson} wrote; an absent comment is empty.
     *
     * @throws IllegalArgumentException if the JSON is no policy
     */
    public static Policy fromJson(Json json) {
        return new Policy(
                json.get("version").integer(),
                json.get("createdAt").instant(),
                new PrincipalId(json.get("createdBy").text()),
                json.find("comment").map(Json::text).orElse(""),
                json.get("rules").list(PolicyRule::fromJson));
    }
}
