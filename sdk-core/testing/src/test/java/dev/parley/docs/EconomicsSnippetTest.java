package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.ojalgo.OjAlgoSolver;
import dev.parley.bargaining.AdditiveSolution;
import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.Solution;
import dev.parley.bargaining.frontier.Issues;
import dev.parley.bargaining.game.Core;
import dev.parley.bargaining.game.NormalFormGame;
import dev.parley.bargaining.game.Outsiders;
import dev.parley.bargaining.proof.SolutionProof;
import dev.parley.strategy.issues.IssueNegotiator;
import dev.parley.strategy.issues.IssueSituation;
import dev.parley.strategy.issues.IssueUtility;
import dev.parley.strategy.issues.OpponentModel;
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
