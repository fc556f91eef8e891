// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.certificate;

import dev.parley.bargaining.AdditiveSolution;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.frontier.AdditiveFrontier;
import dev.parley.bargaining.frontier.Issues;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How good an agreement of two parties over several issues was, where both utilities are known. Distances are measured in each
 * party's ideal gain, the most that it can gain while the other gains nothing less than nothing; a party without one counts by
 * its utility.
 *
 * @param payoffs what the agreement gives the parties
 * @param gains over the disagreement
 * @param firstShare the first party's share of both gains together; empty where these are not above 0
 * @param toFrontier how far the nearest outcome is that nobody can improve on for one party without a loss to the other; 0 on the
 *     frontier
 * @param nash what the Nash solution would have given; empty where no outcome leaves both at least their disagreement
 * @param toNash how far that is
 * @param left a trade that would have cost nobody anything, chosen by the Nash solution from the agreement on; empty where none
 *     was found
 * @param error by how much a better trade may have been missed, in the first party's utility; 0 where the search was exact
 * @param ownParts what each party may see
 * @since 0.1.0
 */
public record DealCertificate(
        Payoffs payoffs,
        Payoffs gains,
        OptionalDouble firstShare,
        double toFrontier,
        Optional<Payoffs> nash,
        OptionalDouble toNash,
        Optional<Trade> left,
        double error,
        List<OwnPart> ownParts)
        implements CertificateView {
    public DealCertificate {
        ownParts = List.copyOf(ownParts);
    }

    /**
     * Certifies an agreement.
     *
     * @param issues of the two parties
     * @param deal the value of each issue
     * @param disagreement what they have without an agreement
     * @param mostPoints as {@link AdditiveFrontier#of} takes it
     * @throws IllegalArgumentException if the deal is not one value of each issue
     */
    public static DealCertificate of(Issues issues, List<Integer> deal, Payoffs disagreement, int mostPoints) {
        List<OwnPart> ownParts = List.of(
                OwnPart.of(issues.firsts(), deal, disagreement.of(0)),
                OwnPart.of(issues.seconds(), deal, disagreement.of(1)));
        int[] choice = deal.stream().mapToInt(value -> value).toArray();
        Payoffs payoffs = Payoffs.of(issues.first(choice), issues.second(choice));
        Payoffs gains = payoffs.minus(disagreement);
        AdditiveFrontier frontier = AdditiveFrontier.of(issues, mostPoints);
        Payoffs units = units(frontier, disagreement);
        Optional<Payoffs> nash = AdditiveSolution.of(BargainingRule.NASH, issues, disagreement, .5, mostPoints)
                .map(AdditiveSolution::payoffs);
        return new DealCertificate(
                payoffs,
                gains,
                gains.sum() > 0 ? OptionalDouble.of(gains.of(0) / gains.sum()) : OptionalDouble.empty(),
                toFrontier(frontier, payoffs, units),
                nash,
                nash.map(solution -> OptionalDouble.of(distance(payoffs, solution, units)))
                        .orElseGet(OptionalDouble::empty),
                left(issues, choice, payoffs, mostPoints),
                frontier.error(),
                ownParts);
    }

    private static double toFrontier(AdditiveFrontier frontier, Payoffs payoffs, Payoffs units) {
        return IntStream.range(0, frontier.size())
                .mapToDouble(point -> distance(payoffs, point(frontier, point), units))
                .min()
                .orElseThrow();
    }

    private static Payoffs point(AdditiveFrontier frontier, int point) {
        return Payoffs.of(frontier.first(point), frontier.second(point));
    }

    private static double distance(Payoffs one, Payoffs other, Payoffs units) {
        Payoffs apart = one.minus(other);
        return Math.hypot(apart.of(0) / units.of(0), apart.of(1) / units.of(1));
    }

    /** Each party's ideal gain; 1 for a party without one. */
    private static Payoffs units(AdditiveFrontier frontier, Payoffs disagreement) {
        double[] ideal = new double[2];
        for (int point = 0; point < frontier.size(); point++) {
            Payoffs gains = point(frontier, point).minus(disagreement);
            if (gains.of(0) >= 0 && gains.of(1) >= 0) {
                ideal[0] = Math.max(ideal[0], gains.of(0));
                ideal[1] = Math.max(ideal[1], gains.of(1));
            }
        }
        return Payoffs.of(ideal[0] > 0 ? ideal[0] : 1, ideal[1] > 0 ? ideal[1] : 1);
    }

    private static Optional<Trade> left(Issues issues, int[] deal, Payoffs payoffs, int mostPoints) {
        return AdditiveSolution.of(BargainingRule.NASH, issues, payoffs, .5, mostPoints)
                .map(better -> Trade.between(
                        issues,
                        deal,
                        better.choice().stream().mapToInt(value -> value).toArray()))
                .filter(trade -> trade.payoffs().dominates(payoffs));
    }

    /**
     * What somebody may see. A party sees its own part alone, unless both have consented to seeing all; an auditor sees all.
     *
     * @param bothConsent whether both parties have consented, each for itself
     */
    public CertificateView seenBy(Reader reader, boolean bothConsent) {
        if (bothConsent || reader == Reader.AUDITOR) {
            return this;
        }
        return ownParts.get(reader == Reader.FIRST_PARTY ? 0 : 1);
    }
}
