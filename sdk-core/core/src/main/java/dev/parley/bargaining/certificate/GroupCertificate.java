// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.certificate;

import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.Payoffs;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How good an agreement of two or more parties over several issues was, where all utilities are known. Unlike {@link
 * DealCertificate} it lists all outcomes, so that it is exact, and there may be at most {@link #MOST_OUTCOMES}. Distances are
 * measured in each party's ideal gain, the most that it can gain while nobody loses; a party without one counts by its utility.
 *
 * @param payoffs what the agreement gives the parties
 * @param gains over the disagreement
 * @param shares of all gains together, a party each; empty where these are not above 0
 * @param toFrontier how far the nearest outcome is that nobody can improve on for one party without a loss to another; 0 on
 *     the frontier
 * @param nash what the Nash solution would have given; empty where no outcome leaves all at least their disagreement
 * @param toNash how far that is
 * @param left a trade that would have cost nobody anything, chosen by the Nash solution from the agreement on; empty where
 *     there is none
 * @param ownParts what each party may see
 * @since 0.1.0
 */
public record GroupCertificate(
        Payoffs payoffs,
        Payoffs gains,
        Optional<Payoffs> shares,
        double toFrontier,
        Optional<Payoffs> nash,
        OptionalDouble toNash,
        Optional<GroupTrade> left,
        List<OwnPart> ownParts)
        implements CertificateView {
    /** So many outcomes are listed and compared within a second. */
    public static final int MOST_OUTCOMES = 20_000;

    public GroupCertificate {
        ownParts = List.copyOf(ownParts);
    }

    /**
     * Certifies an agreement.
     *
     * @param utilities of all parties over the same issues
     * @param deal the value of each issue
     * @param disagreement what they have without an agreement
     * @throws IllegalArgumentException if the deal is not one value of each issue, or the disagreement is of other parties
     */
    public static GroupCertificate of(GroupUtilities utilities, List<Integer> deal, Payoffs disagreement) {
        if (disagreement.parties() != utilities.parties()) {
            throw new IllegalArgumentException("the disagreement is of " + disagreement.parties()
                    + " parties, and the utilities of " + utilities.parties());
        }
        List<OwnPart> ownParts = IntStream.range(0, utilities.parties())
                .mapToObj(party -> OwnPart.of(utilities.worths(party), deal, disagreement.of(party)))
                .toList();
        List<Payoffs> outcomes = utilities.outcomes();
        Payoffs payoffs = utilities.payoffs(deal);
        Payoffs gains = payoffs.minus(disagreement);
        double[] units = units(outcomes, disagreement);
        Optional<Payoffs> nash = nash(outcomes, disagreement).map(outcomes::get);
        return new GroupCertificate(
                payoffs,
                gains,
                gains.sum() > 0 ? Optional.of(gains.times(1 / gains.sum())) : Optional.empty(),
                new OutcomeFrontier(outcomes).distance(payoffs, units),
                nash,
                nash.map(solution -> OptionalDouble.of(OutcomeFrontier.distance(payoffs, solution, units)))
                        .orElseGet(OptionalDouble::empty),
                nash(outcomes, payoffs)
                        .map(better -> GroupTrade.between(utilities, deal, utilities.choice(better)))
                        .filter(trade -> trade.payoffs().dominates(payoffs)),
                ownParts);
    }

    /** The place of the Nash solution from a point on. */
    private static Optional<Integer> nash(List<Payoffs> outcomes, Payoffs from) {
        return new BargainingProblem(outcomes, from)
                .solve(BargainingRule.NASH)
                .map(solution -> solution.lottery().firstKey());
    }

    /** Each party's ideal gain; 1 for a party without one. */
    private static double[] units(List<Payoffs> outcomes, Payoffs disagreement) {
        double[] ideal = new double[disagreement.parties()];
        for (Payoffs outcome : outcomes) {
            if (outcome.isAtLeast(disagreement)) {
                for (int party = 0; party < ideal.length; party++) {
                    ideal[party] = Math.max(ideal[party], outcome.of(party) - disagreement.of(party));
                }
            }
        }
        return DoubleStream.of(ideal).map(gain -> gain > 0 ? gain : 1).toArray();
    }

    /** What an auditor may see: all of it. */
    public CertificateView seenByAuditor() {
        return this;
    }

    /**
     * What a party may see: its own part alone, unless all parties have consented to seeing all, each for itself.
     *
     * @param party by its place
     * @throws IndexOutOfBoundsException if there is no such party
     */
    public CertificateView seenBy(int party, boolean allConsent) {
        OwnPart own = ownParts.get(party);
        return allConsent ? this : own;
    }
}
