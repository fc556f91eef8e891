// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.laboratory.Goal;
import dev.parley.laboratory.advice.Reason;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.model.Json;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Which protocol to choose for listings of a kind, and all that the choice rests on.
 *
 * @param listing what is sold, as the question said
 * @param currency of all amounts
 * @param plays how many listings were played
 * @param seed with it the same question has the same answer
 * @param protocol the advised one, by its name in the ranking; empty where none is
 * @param firstBest what all would gain if the goods always went to whoever values them most
 * @param ranking every protocol that was played, the one that reaches most of the goal first
 * @param assumptions what was taken for granted, in sentences
 * @param excluded what was not advised or could not be played, and why, in sentences
 * @param proposal the policy to publish; empty where no protocol is advised or the policy in force has no room
 * @since 0.1.0
 */
public record AdviceView(
        String listing,
        Currency currency,
        Goal goal,
        long plays,
        long seed,
        Optional<String> protocol,
        EstimateView firstBest,
        List<RankedProtocol> ranking,
        List<Reason> reasons,
        List<String> assumptions,
        List<String> excluded,
        Optional<PolicyProposal> proposal) {
    public AdviceView {
        ranking = List.copyOf(ranking);
        reasons = List.copyOf(reasons);
        assumptions = List.copyOf(assumptions);
        excluded = List.copyOf(excluded);
    }

    /**
     * What a protocol did to the population; amounts are per listing, whether it was sold or not.
     *
     * @param name as the reasons name it
     * @param basis what its play rests on
     * @param fair whether neither side loses on average
     * @param goal what is reached of the goal
     * @param behind by how much the best of the ranking reaches more, measured on the same listings
     * @param dealRate the share of listings that were sold
     * @param rounds how many rounds a deal took; empty without deals
     */
    public record RankedProtocol(
            String name,
            ProtocolModel.Basis basis,
            boolean fair,
            EstimateView goal,
            EstimateView behind,
            EstimateView dealRate,
            EstimateView revenue,
            EstimateView seller,
            EstimateView buyer,
            EstimateView fees,
            EstimateView gains,
            Optional<EstimateView> rounds) {
        Json toJson() {
            return Json.object()
                    .put("name", name)
                    .put("basis", basis.name())
                    .put("fair", fair)
                    .put("goal", goal.toJson())
                    .put("behind", behind.toJson())
                    .put("dealRate", dealRate.toJson())
                    .put("revenue", revenue.toJson())
                    .put("seller", seller.toJson())
                    .put("buyer", buyer.toJson())
                    .put("fees", fees.toJson())
                    .put("gains", gains.toJson())
                    .putIf("rounds", rounds, EstimateView::toJson)
                    .build();
        }

        static RankedProtocol fromJson(Json json) {
            return new RankedProtocol(
                    json.get("name").text(),
                    ProtocolModel.Basis.valueOf(json.get("basis").text()),
                    json.get("fair").bool(),
                    EstimateView.fromJson(json.get("goal")),
                    EstimateView.fromJson(json.get("behind")),
                    EstimateView.fromJson(json.get("dealRate")),
                    EstimateView.fromJson(json.get("revenue")),
                    EstimateView.fromJson(json.get("seller")),
                    EstimateView.fromJson(json.get("buyer")),
                    EstimateView.fromJson(json.get("fees")),
                    EstimateView.fromJson(json.get("gains")),
                    json.find("rounds").map(EstimateView::fromJson));
        }
    }

    /**
     * A policy by which listings of the kind get the advised protocol: one rule, and after it the rules in force.
     *
     * @param expectedVersion the version in force that it was made from, 0 when there was none
     * @param rule the name of the new rule
     * @param draft as {@link Policies#publish} takes it
     */
    public record PolicyProposal(long expectedVersion, String rule, Json draft) {
        Json toJson() {
            return Json.object()
                    .put("expectedVersion", expectedVersion)
                    .put("rule", rule)
                    .put("draft", draft)
                    .build();
        }

        static PolicyProposal fromJson(Json json) {
            return new PolicyProposal(
                    json.get("expectedVersion").integer(), json.get("rule").text(), json.get("draft"));
        }
    }

    /** The same with another proposal. */
    public AdviceView proposing(Optional<PolicyProposal> other) {
        return new AdviceView(
                listing,
                currency,
                goal,
                plays,
                seed,
                protocol,
                firstBest,
                ranking,
                reasons,
                assumptions,
                excluded,
                other);
    }

    /** This advice as JSON. */
    public Json toJson() {
        return Json.object()
                .put("listing", listing)
                .put("currency", currency.getCurrencyCode())
                .put("goal", goal.name())
                .put("plays", plays)
                .put("seed", seed)
                .putIf("protocol", protocol, Json::of)
                .put("firstBest", firstBest.toJson())
                .put("ranking", Json.array(ranking, RankedProtocol::toJson))
                .put("reasons", Json.array(reasons, AdviceView::written))
                .put("assumptions", Json.array(assumptions, Json::of))
                .put("excluded", Json.array(excluded, Json::of))
                .putIf("proposal", proposal, PolicyProposal::toJson)
                .build();
    }

    /** The advice that {@link #toJson} wrote. */
    public static AdviceView fromJson(Json json) {
        return new AdviceView(
                json.get("listing").text(),
                Currency.getInstance(json.get("currency").text()),
                Goal.valueOf(json.get("goal").text()),
                json.get("plays").integer(),
                json.get("seed").integer(),
                json.find("protocol").map(Json::text),
                EstimateView.fromJson(json.get("firstBest")),
                json.get("ranking").list(RankedProtocol::fromJson),
                json.get("reasons").list(AdviceView::reason),
                json.get("assumptions").list(Json::text),
                json.get("excluded").list(Json::text),
                json.find("proposal").map(PolicyProposal::fromJson));
    }

    private static Json written(Reason reason) {
        return Json.object()
                .put("code", reason.code().name())
                .put("sentence", reason.sentence())
                .build();
    }

    private static Reason reason(Json json) {
        return new Reason(
                Reason.Code.valueOf(json.get("code").text()),
                json.get("sentence").text());
    }
}
