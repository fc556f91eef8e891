// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.api.AdviceView.PolicyProposal;
import dev.parley.application.Environment;
import dev.parley.application.policy.PolicyVersions;
import dev.parley.laboratory.game.DutchAuction;
import dev.parley.laboratory.game.EnglishAuction;
import dev.parley.laboratory.game.PostedPrice;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.game.SealedBidAuction;
import dev.parley.laboratory.game.SealedBids;
import dev.parley.laboratory.game.SequentialPrices;
import dev.parley.laboratory.game.TakeItOrLeaveIt;
import dev.parley.model.Json;
import dev.parley.model.SettlementRule;
import dev.parley.model.Tenant;
import dev.parley.policy.Choice;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.protocol.ProtocolId;
import java.util.List;
import java.util.Optional;

/**
 * The policy that an advice comes to: what the laboratory plays, as a rule for the protocol that does the same. Reserves and
 * prices are the seller's own, who sets them as private terms or as the list price.
 */
final class AdvisedRules {
    private static final Json NOTHING = Json.object().build();

    private final Environment environment;
    private final PolicyVersions policies;

    AdvisedRules(Environment environment) {
        this.environment = environment;
        this.policies = new PolicyVersions(environment);
    }

    /** The rule for the advised model; empty where the host does not offer its protocol. */
    Optional<PolicyRule> rule(AskedQuestion asked, ProtocolModel advised) {
        return choice(advised)
                .filter(choice ->
                        environment.protocols().find(choice.protocol()).isPresent())
                .map(choice ->
                        PolicyRule.always("Advice for " + asked.question().listing(), asked.selector(), choice));
    }

    /** The rule, and after it the rules in force but for one of its name; empty where the policy has no room. */
    Optional<PolicyProposal> proposal(Tenant tenant, PolicyRule rule) {
        Optional<Policy> current = policies.current(tenant);
        List<PolicyRule> others = current.map(Policy::rules).orElse(List.of()).stream()
                .filter(other -> !other.name().equals(rule.name()))
                .toList();
        if (others.size() >= Policy.MAX_RULES) {
            return Optional.empty();
        }
        PolicyDraft draft = PolicyDraft.nothing().rule(rule).comment("As the laboratory advises.");
        others.forEach(draft::rule);
        return Optional.of(new PolicyProposal(current.map(Policy::version).orElse(0L), rule.name(), draft.toJson()));
    }

    private static Optional<Choice> choice(ProtocolModel model) {
        if (model instanceof PostedPrice || model instanceof SequentialPrices) {
            return chosen(dev.parley.protocol.posted.PostedPrice.ID, NOTHING);
        }
        if (model instanceof TakeItOrLeaveIt once) {
            String opener = once.proposer() == TakeItOrLeaveIt.Side.SELLER ? "seller" : "buyer";
            return chosen(
                    dev.parley.protocol.alternating.AlternatingOffers.ID,
                    Json.object().put("opener", opener).put("maxRounds", 1).build());
        }
        return model instanceof SealedBids || model instanceof SealedBidAuction ? sealed(model) : auction(model);
    }

    private static Optional<Choice> sealed(ProtocolModel model) {
        if (model instanceof SealedBidAuction auction) {
            String pricing = auction.pricing() == SealedBidAuction.Pricing.FIRST_PRICE ? "first-price" : "second-price";
            return chosen(
                    dev.parley.protocol.sealedbid.SealedAuction.ID,
                    Json.object().put("pricing", pricing).build());
        }
        return chosen(
                dev.parley.protocol.sealedbid.SealedBid.ID,
                Json.object()
                        .put("pricing", "split")
                        .put("kNumerator", 1)
                        .put("kDenominator", 2)
                        .build());
    }

    private static Optional<Choice> auction(ProtocolModel model) {
        if (model instanceof EnglishAuction) {
            return chosen(dev.parley.protocol.auction.english.EnglishAuction.ID, NOTHING);
        }
        return model instanceof DutchAuction
                ? chosen(dev.parley.protocol.auction.dutch.DutchAuction.ID, NOTHING)
                : Optional.empty();
    }

    private static Optional<Choice> chosen(ProtocolId protocol, Json parameters) {
        return Optional.of(new Choice(protocol, parameters, SettlementRule.EACH_ITEM));
    }
}
