package dev.parley.testing;

import dev.parley.model.Json;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.protocol.ProtocolId;
import java.util.ArrayList;
import java.util.List;

/** A policy in the making: rules in order, the first that fits a listing counts. */
public final class PolicyDraft {
    private static final ProtocolId ALTERNATING = new ProtocolId("alternating-offers", 1);

    private final List<PolicyRule> rules = new ArrayList<>();

    private PolicyDraft() {}

    /** A policy without rules, by which nothing can be negotiated. */
    public static PolicyDraft nothing() {
        return new PolicyDraft();
    }

    /** Every listing by alternating offers with their default rules, each item settled by itself. */
    public static PolicyDraft everything() {
        return everything(Json.object().build(), SettlementRule.EACH_ITEM);
    }

    /** Every listing by alternating offers with these parameters. */
    public static PolicyDraft everything(Json parameters, SettlementRule settlement) {
        return nothing()
                .rule(PolicyRule.always(
                        "everything", Selector.EVERY_LISTING, new Choice(ALTERNATING, parameters, settlement)));
    }

    /** One more rule. */
    public PolicyDraft rule(PolicyRule rule) {
        rules.add(rule);
        return this;
    }

    /** The draft as {@link dev.parley.api.Policies#publish} takes it. */
    public Json toJson() {
        return Json.object()
                .put("rules", Json.array(rules, PolicyRule::toJson))
                .put("comment", "for a test")
                .build();
    }
}
