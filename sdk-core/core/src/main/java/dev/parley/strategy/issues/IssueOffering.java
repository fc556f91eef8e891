// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import dev.parley.bargaining.AdditiveSolution;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.Payoffs;
import dev.parley.strategy.OfferingRule;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What to offer next over several issues.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface IssueOffering {
    /**
     * The next offer.
     *
     * @param other what the other side's utility is believed to be
     */
    Ask ask(IssueSituation situation, IssueUtility other);

    /**
     * What to offer, and how much to ask for.
     *
     * @param offer one value of each issue
     * @param target the utility that was asked for
     * @param next what an offer of the other side must be worth to be as good
     */
    record Ask(List<Integer> offer, double target, double next) {}

    /**
     * Asks for a share of what is at stake, and among the offers worth that makes the one that the other side is believed to like
     * best: it trades off along its own indifference curve.
     *
     * @param share of the way from the reservation to the best offer, from 0 to 1; what is beyond counts as the end
     */
    static IssueOffering asking(ToDoubleFunction<IssueSituation> share) {
        return (situation, other) -> {
            double asked = Math.max(0, Math.min(1, share.applyAsDouble(situation)));
            double best = situation.utility().best();
            double target = Math.min(best, situation.reservation() + (best - situation.reservation()) * asked);
            List<Integer> offer = OfferSearch.of(situation.utility(), other).atLeast(target);
            return new Ask(offer, target, situation.utility().of(offer));
        };
    }

    /** Concedes by time alone, as {@link OfferingRule#conceding} does. */
    static IssueOffering conceding(double e) {
        OfferingRule.requireConcession(e);
        return asking(situation -> OfferingRule.kept(situation.time(), e));
    }

    /**
     * Gives as much as the other side gave over its latest offers, in one's own utility; never takes anything back. It asks for
     * all until it has heard enough.
     *
     * @param window over how many of the other's offers its concession is counted, at least 1
     */
    static IssueOffering titForTat(int window) {
        requirePositive(window);
        return asking(situation -> {
            int last = situation.other().size() - 1;
            if (situation.own().isEmpty() || last < window) {
                return 1;
            }
            double before = situation.share(last(situation.own()));
            double given = situation.share(situation.other().get(last))
                    - situation.share(situation.other().get(last - window));
            return Math.min(before, before - given);
        });
    }

    /**
     * Gives up the share of its demand that the other side gave up over its latest offers; never takes anything back. The other's
     * demand is what its offer keeps from one's best.
     *
     * @param window over how many of the other's offers, at least 1
     */
    static IssueOffering relativeTitForTat(int window) {
        requirePositive(window);
        return asking(situation -> {
            int last = situation.other().size() - 1;
            if (situation.own().isEmpty() || last < window) {
                return 1;
            }
            double before = situation.share(last(situation.own()));
            double demanded = 1 - situation.share(situation.other().get(last - window));
            double demands = 1 - situation.share(situation.other().get(last));
            return demanded > 0 ? Math.min(before, before * demands / demanded) : before;
        });
    }

    /**
     * Minimal concession: makes the next best offer each time that the other side has made as many different ones, and else
     * repeats of its own the one that the other side is believed to like best. It needs no model for its concessions.
     *
     * <p>Source: de Jonge (2022); there an earlier offer is repeated at random.
     */
    static IssueOffering minimalConcession() {
        return (situation, other) -> {
            int made = new HashSet<>(situation.own()).size();
            int heard = new HashSet<>(situation.other()).size();
            OffersByWorth offers = new OffersByWorth(situation.utility());
            List<Integer> least = offers.next().orElseThrow();
            for (int i = 1; i <= made; i++) {
                List<Integer> offer = least;
                List<Integer> worse = offers.next().orElse(offer);
                boolean goesOn = i < made || made <= heard;
                least = goesOn && situation.utility().of(worse) >= situation.reservation() ? worse : offer;
            }
            double next = situation.utility().of(least);
            boolean concedes = !situation.own().contains(least);
            List<Integer> offer = concedes ? least : liked(situation.own(), other, next, situation.utility());
            return new Ask(offer, next, next);
        };
    }

    private static List<Integer> liked(
            List<List<Integer>> own, IssueUtility other, double least, IssueUtility utility) {
        List<Integer> best = last(own);
        for (List<Integer> offer : own) {
            best = utility.of(offer) >= least && other.of(offer) > other.of(best) ? offer : best;
        }
        return best;
    }

    /**
     * Insists on the outcome that a bargaining solution chooses between its own utility and what the other's is believed to be,
     * counted from its own reservation and the other's worst. With {@link BargainingRule#NASH} that is what alternating offers
     * come to in equilibrium when they are quick.
     */
    static IssueOffering solution(BargainingRule rule) {
        return (situation, other) -> {
            Payoffs disagreement = Payoffs.of(situation.reservation(), other.worst());
            List<Integer> offer = AdditiveSolution.of(
                            rule,
                            OfferSearch.issues(situation.utility(), other),
                            disagreement,
                            .5,
                            OfferSearch.MOST_POINTS)
                    .map(AdditiveSolution::choice)
                    .filter(choice -> situation.utility().of(choice) >= situation.reservation())
                    .orElseGet(() -> OfferSearch.of(situation.utility(), other).atLeast(situation.reservation()));
            double worth = situation.utility().of(offer);
            return new Ask(offer, worth, worth);
        };
    }

    private static void requirePositive(int window) {
        if (window < 1) {
            throw new IllegalArgumentException("window must be at least 1, and is " + window);
        }
    }

    private static List<Integer> last(List<List<Integer>> offers) {
        return offers.get(offers.size() - 1);
    }
}
