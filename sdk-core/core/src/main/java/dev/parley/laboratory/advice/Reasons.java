// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.advice;

import dev.parley.laboratory.Estimate;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.Measures;
import dev.parley.laboratory.Results;
import dev.parley.laboratory.game.HonestTrade;
import dev.parley.laboratory.game.PostedPrice;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.game.SealedBidAuction;
import dev.parley.laboratory.game.SealedBidAuction.Pricing;
import dev.parley.laboratory.game.SealedBids;
import dev.parley.laboratory.game.SequentialPrices;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population.Bidding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Says why a protocol is advised, in the numbers that were measured. */
final class Reasons {
    private final Question question;
    private final Results results;
    private final List<Measures> protocols;
    private final OptionalDouble limit;
    private final Goal goal;
    private final List<Reason> found = new ArrayList<>();

    Reasons(Question question, Results results, List<Measures> protocols, OptionalDouble limit) {
        this.question = question;
        this.results = results;
        this.protocols = protocols;
        this.limit = limit;
        this.goal = question.goal();
    }

    List<Reason> of(Measures chosen, Measures best) {
        addBest(chosen, best);
        addSetting(chosen);
        addBuyers();
        addRisk();
        addCurse();
        addThinMarket();
        addFee();
        addLimit(chosen);
        return found;
    }

    private void addBest(Measures chosen, Measures best) {
        String reached = Words.withInterval(goal.of(chosen), goal);
        if (!chosen.protocol().equals(best.protocol())) {
            Estimate behind = results.difference(best.protocol(), chosen.protocol());
            add(
                    Reason.Code.AS_GOOD,
                    "By " + Words.of(goal) + ", " + chosen.protocol() + " reaches " + reached + "; " + best.protocol()
                            + " is ahead by only " + Words.withInterval(behind, goal) + ", and is less simple.");
            return;
        }
        String second = protocols.stream()
                .filter(measures -> !measures.protocol().equals(best.protocol())
                        && !measures.buyer().isNegative()
                        && !measures.seller().isNegative())
                .max(Comparator.comparingDouble(measures -> goal.of(measures).mean()))
                .map(next -> "; next is " + next.protocol() + ", behind by "
                        + Words.withInterval(results.difference(best.protocol(), next.protocol()), goal))
                .orElse("");
        add(Reason.Code.BEST, "By " + Words.of(goal) + ", " + best.protocol() + " reaches " + reached + second + ".");
    }

    private void addSetting(Measures chosen) {
        double cost = question.population().costs().quantile(.5);
        results.experiment().protocols().stream()
                .filter(protocol -> protocol.name().equals(chosen.protocol()))
                .map(protocol -> protocol.namedPrice(question.population(), question.fee(), cost))
                .flatMapToDouble(OptionalDouble::stream)
                .findFirst()
                .ifPresent(price -> add(
                        Reason.Code.SETTING,
                        "A seller to whom the goods are worth " + Words.amount(cost)
                                + ", as in the middle of all, would name " + Words.amount(price) + " as its "
                                + named(chosen) + ", gross" + kept(price) + "."));
    }

    /** What a price leaves the seller with, where there is a fee. */
    private String kept(double price) {
        Fee fee = question.fee();
        return fee.equals(Fee.NONE) ? "" : ", and keep " + Words.amount(fee.net(price)) + " of it";
    }

    private static String named(Measures chosen) {
        return chosen.protocol().contains("reserve") ? "reserve" : "price";
    }

    private void addBuyers() {
        Optional<Measures> auction = best(protocol -> protocol instanceof SealedBidAuction);
        Optional<Measures> posted =
                best(protocol -> protocol instanceof SequentialPrices || protocol instanceof PostedPrice);
        if (auction.isEmpty() || posted.isEmpty()) {
            return;
        }
        String numbers = Words.amount(auction.get().seller().mean()) + " with the best auction, "
                + Words.amount(posted.get().seller().mean()) + " with the best posted price";
        if (question.population().buyers().most() <= 1) {
            add(
                    Reason.Code.ONE_BUYER,
                    "One buyer competes with nobody, so an auction earns its reserve and no more: sellers gain "
                            + numbers + ".");
        } else {
            add(
                    Reason.Code.COMPETITION,
                    "With " + Words.amount(question.population().buyers().mean())
                            + " buyers on average, rivals can set the price: sellers gain " + numbers + ".");
        }
    }

    private void addRisk() {
        Optional<Measures> first = best(ofPricing(Pricing.FIRST_PRICE));
        Optional<Measures> second = best(ofPricing(Pricing.SECOND_PRICE));
        if (question.population().buyerRisk() > 0 && first.isPresent() && second.isPresent()) {
            add(
                    Reason.Code.RISK_AVERSION,
                    "Buyers who shun risk bid more where they pay their bid, so as not to lose the goods: sellers gain "
                            + Words.amount(first.get().seller().mean()) + " at first price, "
                            + Words.amount(second.get().seller().mean()) + " at second price.");
        }
    }

    private void addCurse() {
        Optional<Measures> auction = best(protocol -> protocol instanceof SealedBidAuction);
        if (question.population().valuation().isPrivate() || auction.isEmpty()) {
            return;
        }
        String gain = Words.withInterval(auction.get().buyer(), Goal.BUYER_SURPLUS);
        boolean naive = question.population().bidding() == Bidding.NAIVE;
        add(
                Reason.Code.WINNERS_CURSE,
                naive
                        ? "Whoever wins an auction was the most hopeful, and these buyers do not mind: in the auction that"
                                + " is best for sellers they gain " + gain + " a listing. Say more about the goods."
                        : "Whoever wins an auction was the most hopeful, and these buyers bid less for it: they gain "
                                + gain + " a listing.");
    }

    private void addThinMarket() {
        Optional<Measures> sealed = best(protocol -> protocol instanceof SealedBids);
        Optional<Measures> posted = best(protocol -> protocol instanceof PostedPrice);
        boolean bilateral = question.population().buyers().most() == 1
                && question.population().costs().least()
                        < question.population().costs().most();
        if (bilateral && sealed.isPresent() && posted.isPresent()) {
            add(
                    Reason.Code.THIN_MARKET,
                    "Neither side knows the other's limit: sealed bids gain "
                            + Words.amount(sealed.get().gains().mean()) + " for all, a posted price "
                            + Words.amount(posted.get().gains().mean()) + ", full honesty would gain "
                            + Words.amount(sealed.get().firstBest().mean()) + ".");
        }
    }

    private void addFee() {
        Optional<Measures> honest = best(protocol -> protocol instanceof HonestTrade);
        if (question.fee().equals(Fee.NONE) || honest.isEmpty()) {
            return;
        }
        add(
                Reason.Code.FEE,
                "The fee alone prevents deals: even honest parties would gain "
                        + Words.amount(honest.get().gains().mean()) + " instead of "
                        + Words.amount(honest.get().firstBest().mean()) + " a listing.");
    }

    private void addLimit(Measures chosen) {
        if (limit.isPresent() && limit.getAsDouble() > 0) {
            double most = limit.getAsDouble();
            add(
                    Reason.Code.LIMIT,
                    "No protocol under which each acts for itself gains more than " + Words.amount(most) + " for all; "
                            + chosen.protocol() + " reaches "
                            + Words.percent(chosen.gains().mean() / most) + " of it.");
        }
    }

    private void add(Reason.Code code, String sentence) {
        found.add(new Reason(code, sentence));
    }

    private static Predicate<ProtocolModel> ofPricing(Pricing pricing) {
        return protocol -> protocol instanceof SealedBidAuction auction && auction.pricing() == pricing;
    }

    /** The best of a kind for sellers. */
    private Optional<Measures> best(Predicate<ProtocolModel> kind) {
        return results.experiment().protocols().stream()
                .filter(kind)
                .map(protocol -> results.of(protocol.name()))
                .max(Comparator.comparingDouble(measures -> measures.seller().mean()));
    }
}
