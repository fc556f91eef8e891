// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What two or more parties bargain about: what each outcome gives them, and what they get without an agreement.
 *
 * @param outcomes payoffs of each outcome, at least one, all of the same parties
 * @param disagreement what they get without an agreement; it need not be among the outcomes
 * @param weights each party's weight in the Nash solution, positive and finite
 * @since 0.1.0
 */
public record BargainingProblem(List<Payoffs> outcomes, Payoffs disagreement, List<Double> weights) {
    /**
     * Checks that the parties are the same everywhere.
     *
     * @throws IllegalArgumentException if there is no outcome, the parties differ, or a weight is not positive and finite
     */
    public BargainingProblem {
        outcomes = List.copyOf(outcomes);
        weights = List.copyOf(weights);
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one outcome");
        }
        int parties = disagreement.parties();
        for (int outcome = 0; outcome < outcomes.size(); outcome++) {
            if (outcomes.get(outcome).parties() != parties) {
                throw new IllegalArgumentException("outcome " + outcome + " has "
                        + outcomes.get(outcome).parties() + " parties, and the disagreement " + parties);
            }
        }
        if (weights.size() != parties
                || !weights.stream().allMatch(weight -> weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "weights must be " + parties + " positive finite numbers, and are " + weights);
        }
    }

    /** A problem whose parties have equal weights. */
    public BargainingProblem(List<Payoffs> outcomes, Payoffs disagreement) {
        this(outcomes, disagreement, Collections.nCopies(disagreement.parties(), 1.0));
    }

    public int parties() {
        return disagreement.parties();
    }

    /**
     * The outcome that a rule chooses, without lotteries; O(outcomes × parties).
     *
     * @return empty when the rule wants nobody below the disagreement and no outcome does that
     */
    public Optional<Solution> solve(BargainingRule rule) {
        return new OutcomeChoice(this).choose(rule);
    }

    /**
     * What a rule chooses where the parties may also agree on a lottery over outcomes. For two parties {@link
     * CurveSolution} needs no solver and is exact.
     *
     * @return empty when the rule wants nobody below the disagreement, or measures by ideal gains, and no lottery leaves
     *     all at least there
     * @throws ProgramSolver.UnsolvedProgramException if the solver gives up
     */
    public Optional<Solution> solveWithLotteries(BargainingRule rule, ProgramSolver solver) {
        return new LotteryChoice(this, solver).choose(rule);
    }

    /**
     * The Kalai–Smorodinsky solution in the variant that counts each party's ideal over all outcomes, those among them that
     * leave another below its disagreement.
     *
     * @return empty when no lottery leaves all at least their disagreement
     * @throws ProgramSolver.UnsolvedProgramException if the solver gives up
     */
    public Optional<Solution> solveWithIdealsOfAll(ProgramSolver solver) {
        return new LotteryChoice(this, solver).kalaiSmorodinskyWithIdealsOfAll();
    }
}
