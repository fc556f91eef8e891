// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.AdditiveSolution;
import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.CurveSolution;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.Solution;
import dev.parley.bargaining.certificate.CertificateView;
import dev.parley.bargaining.certificate.DealCertificate;
import dev.parley.bargaining.certificate.GroupCertificate;
import dev.parley.bargaining.certificate.GroupUtilities;
import dev.parley.bargaining.certificate.OwnPart;
import dev.parley.bargaining.certificate.Reader;
import dev.parley.bargaining.frontier.ConcaveCurve;
import dev.parley.bargaining.frontier.IssueLotteries;
import dev.parley.bargaining.frontier.Issues;
import dev.parley.bargaining.game.Core;
import dev.parley.bargaining.game.NormalFormGame;
import dev.parley.bargaining.game.Outsiders;
import dev.parley.bargaining.proof.SolutionProof;
import dev.parley.bargaining.utility.AdditiveUtility;
import dev.parley.bargaining.utility.Dependent;
import dev.parley.bargaining.utility.JointIssues;
import dev.parley.bargaining.utility.PiecewiseLinear;
import dev.parley.bargaining.utility.ValueTable;
import dev.parley.strategy.Search.Box;
import dev.parley.strategy.Search.Prize;
import dev.parley.strategy.Shopping;
import dev.parley.strategy.Shopping.Advice;
import dev.parley.strategy.Shopping.Prospect;
import dev.parley.strategy.issues.IssueAcceptance;
import dev.parley.strategy.issues.IssueNegotiator;
import dev.parley.strategy.issues.IssueOffering;
import dev.parley.strategy.issues.IssueSituation;
import dev.parley.strategy.issues.IssueStrategy;
import dev.parley.strategy.issues.IssueUtility;
import dev.parley.strategy.issues.OpponentModel;
import dev.parley.strategy.tournament.Referee;
import dev.parley.strategy.tournament.Scenario;
import dev.parley.strategy.tournament.Tournament;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The snippets of the guide's chapter on economics. */
class EconomicsSnippetTest {
    @Test
    void three_issues_are_decided_together() {
        // #region issues
        Issues issues = new Issues()
                .add(new double[] {0, 5, 10}, new double[] {60, 30, 0}) // delivery: now, next week, next month
                .add(new double[] {0, 30, 60}, new double[] {10, 5, 0}) // warranty: none, one year, two
                .add(new double[] {0, 15, 30}, new double[] {30, 15, 0}); // price: high, middle, low

        AdditiveSolution fair = AdditiveSolution.of(BargainingRule.NASH, issues, Payoffs.of(40, 40), .5, 1 << 14)
                .orElseThrow();
        System.out.println(fair.choice() + " is worth " + fair.payoffs());
        // #endregion issues

        assertThat(fair.choice()).containsExactly(0, 2, 1);
        assertThat(fair.payoffs()).isEqualTo(Payoffs.of(75, 75));
        assertThat(fair.bound()).isEqualTo(fair.measure());
    }

    @Test
    void a_solution_of_three_parties_is_checked() {
        // #region prove
        ProgramSolver solver = new OjAlgoSolver();
        BargainingProblem problem = new BargainingProblem(
                List.of(Payoffs.of(9, 0, 3), Payoffs.of(2, 8, 4), Payoffs.of(1, 3, 9)), Payoffs.of(1, 1, 1));
        Solution solution =
                problem.solveWithLotteries(BargainingRule.NASH, solver).orElseThrow();

        SolutionProof proof = SolutionProof.of(problem, BargainingRule.NASH, solution, solver);
        if (!proof.holdsWithin(1e-4)) {
            throw new IllegalStateException("not proved: " + proof.excess().toDouble());
        }
        // #endregion prove

        assertThat(solution.payoffs().isAtLeast(Payoffs.of(1, 1, 1))).isTrue();
    }

    @Test
    void a_coalition_that_blocks_is_named() {
        NormalFormGame game = NormalFormGame.additive(List.of(
                List.of(Payoffs.of(3, 0, 0), Payoffs.of(1, 4, 0), Payoffs.of(1, 1, 6)),
                List.of(Payoffs.of(0, 3, 0), Payoffs.of(4, 1, 0), Payoffs.of(1, 1, 6)),
                List.of(Payoffs.of(0, 0, 3))));
        ProgramSolver solver = new OjAlgoSolver();
        // #region core
        Core.Verdict verdict = Core.decide(game, Payoffs.of(4.3, 4.3, 5.7), Outsiders.doingAnything(), solver);
        if (verdict instanceof Core.Blocked blocked) {
            System.out.println(blocked.members() + " do better by themselves, each by at least "
                    + blocked.proof().worth().toDouble());
        }
        // #endregion core

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Core.Blocked.class,
                        blocked -> assertThat(blocked.members()).containsExactly(0, 1));
    }

    @Test
    void a_car_is_worth_the_sum_of_its_parts() {
        // #region utility
        int ticks = 10_001; // price: from 0 to 10,000
        AdditiveUtility buyer = new AdditiveUtility(
                List.of(ticks, 3, 2), // price; paint: white, red, black; roof: closed, open
                List.of(
                        PiecewiseLinear.straight(0, ticks, 100, 0),
                        new ValueTable(1, List.of(0.0, 12.0, 6.0)),
                        new Dependent(List.of(1, 2), List.of(3, 2), List.of(0.0, 5.0, 0.0, 30.0, 0.0, 5.0))));
        AdditiveUtility seller = new AdditiveUtility(
                List.of(ticks, 3, 2),
                List.of(
                        PiecewiseLinear.straight(0, ticks, 0, 100),
                        new ValueTable(1, List.of(4.0, 2.0, 0.0)),
                        new ValueTable(2, List.of(10.0, 0.0))));

        JointIssues joint = JointIssues.corners(List.of(buyer, seller), 1 << 16);
        ConcaveCurve frontier = IssueLotteries.of(joint.issues()).curve();
        CurveSolution fair =
                CurveSolution.of(BargainingRule.NASH, frontier, 0, 0, .5).orElseThrow();
        System.out.println(fair.first() + " for the buyer, " + fair.second() + " for the seller");
        // #endregion utility

        assertThat(joint.size()).isEqualTo(2);
        assertThat(fair.first()).isCloseTo(72, within(1e-9));
        assertThat(fair.second()).isCloseTo(72, within(1e-9));
    }

    @Test
    void a_certificate_tells_what_was_left() {
        Issues issues = new Issues()
                .add(new double[] {0, 5, 10}, new double[] {60, 30, 0})
                .add(new double[] {0, 30, 60}, new double[] {10, 5, 0})
                .add(new double[] {0, 15, 30}, new double[] {30, 15, 0});
        // #region certificate
        DealCertificate certificate = DealCertificate.of(issues, List.of(1, 1, 1), Payoffs.of(40, 40), 1 << 14);
        certificate.left().ifPresent(trade -> System.out.println(trade.steps() + " leads to " + trade.payoffs()));

        CertificateView seen = certificate.seenBy(Reader.FIRST_PARTY, false);
        System.out.println(seen);
        // #endregion certificate

        assertThat(certificate.left().orElseThrow().payoffs()).isEqualTo(Payoffs.of(75, 75));
        assertThat(seen).isEqualTo(new OwnPart(50, 10, 1 / 6.0));
    }

    @Test
    void a_certificate_of_three_tells_each_its_own_part() {
        // #region group
        GroupUtilities utilities =
                new GroupUtilities(List.of( // for each party, what each value of each issue is worth to it
                        List.of(List.of(6.0, 0.0, 0.0), List.of(1.0, 0.0, 0.0), List.of(1.0, 0.0, 0.0)),
                        List.of(List.of(0.0, 1.0, 0.0), List.of(0.0, 6.0, 0.0), List.of(0.0, 1.0, 0.0)),
                        List.of(List.of(0.0, 0.0, 1.0), List.of(0.0, 0.0, 1.0), List.of(0.0, 0.0, 6.0))));

        GroupCertificate group = GroupCertificate.of(utilities, List.of(1, 2, 0), Payoffs.of(0, 0, 0));
        group.left().ifPresent(trade -> System.out.println(trade.steps() + " leads to " + trade.payoffs()));

        CertificateView own = group.seenBy(0, false);
        System.out.println(own);
        // #endregion group
        assertThat(group.left().orElseThrow().payoffs()).isEqualTo(Payoffs.of(6, 6, 6));
        assertThat(own).isEqualTo(new OwnPart(1, 1, 1 / 8.0));
    }

    @Test
    void a_buyer_knows_when_to_stop() {
        // #region shopping
        List<Prospect> sellers = List.of(
                new Prospect("the shop", new Box(List.of(new Prize(.5, 100), new Prize(.5, 55)), 15)),
                new Prospect("the auction", new Box(List.of(new Prize(.2, 240), new Prize(.8, 0)), 20)));

        Advice advice = Shopping.among(60, 50, sellers); // 60 is at hand, 50 elsewhere
        System.out.println(advice.why());
        // #endregion shopping

        assertThat(advice.why())
                .isEqualTo("Asks the auction: that is worth its cost up to an offer of 140.000, and the best at hand is"
                        + " worth 60.000.");
    }

    @Test
    void strategies_meet_in_a_tournament() {
        IssueUtility first = IssueUtility.of(new double[] {0, 5, 10}, new double[] {0, 30, 60});
        IssueUtility second = IssueUtility.of(new double[] {60, 30, 0}, new double[] {10, 5, 0});
        // #region tournament
        OpponentModel counts = OpponentModel.frequency(.2);
        List<IssueStrategy> strategies = List.of(
                new IssueNegotiator("Boulware", .2, counts),
                new IssueNegotiator("conceder", 3, counts),
                new IssueNegotiator("MiCRO", IssueOffering.minimalConcession(), IssueAcceptance.next(), counts));
        Scenario garage = new Scenario("garage", first, 20, second, 20, 20);

        try (Referee referee = new Referee(Duration.ofSeconds(5))) {
            System.out.println(
                    Tournament.of(strategies, List.of(garage), referee).toMarkdown());
        }
        // #endregion tournament

        try (Referee referee = new Referee(Duration.ofSeconds(60))) {
            assertThat(Tournament.of(strategies, List.of(garage), referee).table())
                    .allSatisfy(line -> assertThat(line.fouls()).isZero());
        }
    }

    @Test
    void a_negotiator_says_why() {
        // #region negotiate
        IssueUtility own = IssueUtility.of(new double[] {0, 5, 10}, new double[] {0, 30, 60}, new double[] {0, 15, 30});
        IssueNegotiator negotiator =
                new IssueNegotiator("patient", .2, OpponentModel.similarity(List.of(1.0, 1.0, 1.0)));
        List<List<Integer>> heard = List.of(List.of(0, 0, 0), List.of(0, 1, 0));

        IssueNegotiator.Choice choice = negotiator.decide(new IssueSituation(own, 40, .9, List.of(), heard));
        System.out.println(choice.why());
        // #endregion negotiate

        assertThat(choice.offer()).contains(List.of(0, 2, 1));
        assertThat(choice.why())
                .isEqualTo("Offers [0, 2, 1]: it is worth 75.000, at least the 64.571 asked for, and the other side is"
                        + " believed to get 60 % of its most.");
    }
}
