// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.proof;

import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.Solution;
import java.util.List;

/**
 * Why a lottery is what a bargaining rule chooses, in claims that anybody can check: each says what some sum of utilities
 * cannot exceed, and how much of it the solution has.
 *
 * <ul>
 *   <li>Nash: at the weights through the gains no outcome is worth more than the solution; by as much the logarithm of the
 *       product could be greater at most.
 *   <li>Egalitarian, Kalai and Smorodinsky: no party can have more without one that has less, or as little, having less
 *       still. Where lotteries are allowed, that is the leximin order.
 *   <li>The utilitarian rules: no outcome's sum is greater. Which of several with the same sum was chosen is not proved.
 * </ul>
 *
 * <p>What fails is told relative to the problem, so that its units make no difference: to the largest gain or loss of any
 * outcome or, where a rule measures by these, to ideal gains.
 *
 * @param claims all that must hold
 * @param misstated by how much the payoffs told differ from those of the lottery, at most
 * @since 0.1.0
 */
public record SolutionProof(List<Claim> claims, Rational misstated) {
    public SolutionProof {
        claims = List.copyOf(claims);
    }

    /**
     * One claim.
     *
     * @param about what cannot be exceeded, in words
     * @param proof of the most that there is
     * @param attained what the solution has of it, or, of an ideal, some lottery
     * @param unit in which the excess is told
     */
    public record Claim(String about, WeightProof proof, Rational attained, Rational unit) {
        /** By how much the claim fails; 0 or less where it holds exactly. */
        public Rational excess() {
            return proof.bound().minus(attained).dividedBy(unit);
        }
    }

    /**
     * Proves a solution with lotteries. The solver finds weights; a wrong one makes the proof fail, never a wrong solution hold.
     *
     * @param solution of the problem by the rule, or what is taken for it
     * @throws ProgramSolver.UnsolvedProgramException if the solver gives up
     */
    public static SolutionProof of(
            BargainingProblem problem, BargainingRule rule, Solution solution, ProgramSolver solver) {
        return new SolutionProver(problem, solution, solver).prove(rule);
    }

    /** By how much the claim that fails most fails, or the payoffs are misstated; 0 where all is exact. */
    public Rational excess() {
        return claims.stream().map(Claim::excess).reduce(misstated, Rational::max);
    }

    /** Whether all claims hold but for so much. */
    public boolean holdsWithin(double tolerance) {
        return excess().compareTo(Rational.of(tolerance)) <= 0;
    }
}
