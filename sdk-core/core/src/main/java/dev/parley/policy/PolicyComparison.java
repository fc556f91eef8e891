// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What replacing one policy by another does to listings at an instant. A listing changes when its choice does: another
 * protocol, version, parameter, settlement, mediator or showing of software. Another rule's name alone changes nothing.
 *
 * @param compared how many listings were looked at
 * @param changes the listings that would change, in the order given
 * @since 0.1.0
 */
public record PolicyComparison(int compared, List<Change> changes) {
    public PolicyComparison {
        changes = List.copyOf(changes);
    }

    /**
     * A listing that would change.
     *
     * @param listing which
     * @param before the rule that wins now; empty when none
     * @param after the rule that would win; empty when none
     */
    public record Change(ListingRef listing, Optional<PolicyRule> before, Optional<PolicyRule> after) {
        /** The change in an English sentence. */
        public String sentence() {
            return "Listing \"" + listing + "\" " + text(before, "is") + " now and would " + wouldBe() + ".";
        }

        private String wouldBe() {
            return after.isEmpty() ? "no longer be negotiated" : text(after, "be");
        }

        private static String text(Optional<PolicyRule> rule, String verb) {
            return rule.map(wins -> verb + " negotiated by " + wins.choice().text() + " (rule \"" + wins.name() + "\")")
                    .orElse(verb + " not negotiated");
        }

        private Json toJson() {
            return Json.object()
                    .put("listing", listing.value())
                    .putIf("before", before, Change::named)
                    .putIf("after", after, Change::named)
                    .put("sentence", sentence())
                    .build();
        }

        private static Json named(PolicyRule rule) {
            return Json.object()
                    .put("rule", rule.name())
                    .put("choice", rule.choice().toJson())
                    .build();
        }
    }

    /** Compares two policies over listings at an instant. */
    public static PolicyComparison of(Policy before, Policy after, Collection<Listing> listings, Instant at) {
        List<Change> changes = new ArrayList<>();
        for (Listing listing : listings) {
            Optional<PolicyRule> now = before.choose(listing, at);
            Optional<PolicyRule> then = after.choose(listing, at);
            if (!now.map(PolicyRule::choice).equals(then.map(PolicyRule::choice))) {
                changes.add(new Change(listing.ref(), now, then));
            }
        }
        return new PolicyComparison(listings.size(), changes);
    }

    /** This comparison as JSON. */
    public Json toJson() {
        return Json.object()
                .put("compared", compared)
                .put("changes", Json.array(changes, Change::toJson))
                .build();
    }
}
