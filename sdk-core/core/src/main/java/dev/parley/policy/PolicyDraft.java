// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import dev.parley.model.Json;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.ProtocolId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A policy in the making, for {@link dev.parley.api.Policies#publish}: rules in their order, of which the first that fits
 * a listing counts.
 *
 * @since 0.1.0
 */
public final class PolicyDraft {
    private final List<PolicyRule> rules = new ArrayList<>();
    private Optional<String> comment = Optional.empty();

    private PolicyDraft() {}

    /** A policy without rules, by which nothing can be negotiated. */
    public static PolicyDraft nothing() {
        return new PolicyDraft();
    }

    /** Every listing by that protocol with its default parameters, each item settled by itself. */
    public static PolicyDraft everything(ProtocolId protocol) {
        return everything(new Choice(protocol, Json.object().build(), SettlementRule.EACH_ITEM));
    }

    /** Every listing as the choice says. */
    public static PolicyDraft everything(Choice choice) {
        return nothing().rule(PolicyRule.always("everything", Selector.EVERY_LISTING, choice));
    }

    /** One more rule, after those before. */
    public PolicyDraft rule(PolicyRule rule) {
        rules.add(rule);
        return this;
    }

    /** What the editor has to say about it, at most 2,000 UTF-16 units. */
    public PolicyDraft comment(String text) {
        comment = Optional.of(text);
        return this;
    }

    /** This draft as JSON, as {@link dev.parley.api.Policies} and the facade take it. */
    public Json toJson() {
        return Json.object()
                .put("rules", Json.array(rules, PolicyRule::toJson))
                .putIf("comment", comment, Json::of)
                .build();
    }
}
