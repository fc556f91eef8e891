// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.proof;

import dev.parley.bargaining.BargainingProblem;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.Solution;
import dev.parley.bargaining.proof.SolutionProof.Claim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Makes the claims that prove a solution. */
final class SolutionProver {
    /** What counts as equal of a solver's answers, relative to the largest gain or loss. */
    private static final double TOLERANCE = 1e-8;

    /** How far levels of ideal gains may differ and count as the same: what a solver's rounding leaves after some rounds. */
    private static final double SAME_LEVEL = 1e-5;

    private final BargainingProblem problem;
    private final ProgramSolver solver;
    private final int parties;
    private final double slack;
    private final Rational size;
    private final List<Rational> disagreement;
    private final List<Rational> payoffs;
    private final List<Claim> claims = new ArrayList<>();
    private final Rational misstated;

    SolutionProver(BargainingProblem problem, Solution solution, ProgramSolver solver) {
        this.problem = problem;
        this.solver = solver;
        this.parties = problem.parties();
        this.disagreement =
                ofParties(party -> Rational.of(problem.disagreement().of(party)));
        double largest = problem.outcomes().stream()
                .flatMapToDouble(outcome ->
                        DoubleStream.of(outcome.minus(problem.disagreement()).toArray()))
                .map(Math::abs)
                .max()
                .orElseThrow();
        this.size = largest == 0 ? Rational.ONE : Rational.of(largest);
        this.slack = TOLERANCE * size.toDouble();
        double[] lottery = new double[problem.outcomes().size()];
        solution.lottery().forEach((outcome, probability) -> lottery[outcome] = probability);
        this.payoffs = expected(Lottery.of(lottery));
        this.misstated = IntStream.range(0, parties)
                .mapToObj(party ->
                        payoffs.get(party).minus(Rational.of(solution.payoffs().of(party))))
                .map(difference -> difference.max(difference.negated()).dividedBy(size))
                .reduce(Rational.ZERO, Rational::max);
    }

    private <T> List<T> ofParties(IntFunction<T> of) {
        return IntStream.range(0, parties).mapToObj(of).toList();
    }

    private List<Rational> expected(Lottery lottery) {
        return ofParties(party -> lottery.expected(
                outcome -> Rational.of(problem.outcomes().get(outcome).of(party))));
    }

    SolutionProof prove(BargainingRule rule) {
        if (rule.isIndividuallyRational()) {
            proveThatNobodyIsBelow("the solution", payoffs);
        }
        switch (rule) {
            case NASH -> proveTheProduct(idealGains());
            case KALAI_SMORODINSKY -> proveTheOrder(idealGains());
            case EGALITARIAN ->
                proveTheOrder(idealGains().stream()
                        .map(gain -> gain.signum() > 0 ? size : Rational.ZERO)
                        .toList());
            case UTILITARIAN -> proveTheSum(ofParties(party -> Rational.ONE), size);
            case RELATIVE_UTILITARIAN ->
                proveTheSum(
                        idealGains().stream()
                                .map(gain -> gain.signum() > 0 ? Rational.ONE.dividedBy(gain) : Rational.ZERO)
                                .toList(),
                        Rational.ONE);
        }
        return new SolutionProof(claims, misstated);
    }

    private void proveThatNobodyIsBelow(String who, List<Rational> expected) {
        for (int party = 0; party < parties; party++) {
            WeightProof least = new WeightProof(List.of(problem.disagreement()), unit(party), disagreement, zeros());
            claims.add(
                    new Claim("what " + who + " leaves party " + party + " without", least, expected.get(party), size));
        }
    }

    /** What each party gains at most where nobody is below the disagreement; 0 for one that cannot gain. */
    private List<Rational> idealGains() {
        List<Rational> gains = new ArrayList<>();
        for (int party = 0; party < parties; party++) {
            WeightProof.Found found = WeightProof.of(problem.outcomes(), unit(party), disagreement, 0, solver);
            List<Rational> expected = expected(found.lottery());
            Rational gain = expected.get(party).minus(disagreement.get(party));
            boolean canGain = gain.compareTo(Rational.of(slack)) > 0;
            proveThatNobodyIsBelow("the ideal of party " + party, expected);
            claims.add(new Claim("the ideal of party " + party, found.proof(), expected.get(party), size));
            gains.add(canGain ? gain : Rational.ZERO);
        }
        return gains;
    }

    private void proveTheProduct(List<Rational> ideal) {
        List<Rational> weights = ofParties(party -> {
            Rational gain = gain(party);
            return ideal.get(party).signum() > 0 && gain.signum() > 0
                    ? Rational.of(problem.weights().get(party)).dividedBy(gain)
                    : Rational.ZERO;
        });
        for (int party = 0; party < parties; party++) {
            if (ideal.get(party).signum() > 0 && gain(party).signum() <= 0) {
                prove("what party " + party + " gains at all", unit(party), disagreement, ideal.get(party));
            }
        }
        prove("the gains through the solution's", weights, disagreement, Rational.ONE);
    }

    private Rational gain(int party) {
        return payoffs.get(party).minus(disagreement.get(party));
    }

    /** Of each party that counts: no more without those that have no more, in these units, having less. */
    private void proveTheOrder(List<Rational> units) {
        List<Rational> levels = ofParties(
                party -> units.get(party).signum() > 0 ? gain(party).dividedBy(units.get(party)) : Rational.ZERO);
        for (int party = 0; party < parties; party++) {
            if (units.get(party).signum() > 0) {
                Rational level = levels.get(party).plus(Rational.of(SAME_LEVEL));
                List<Rational> floors = ofParties(other ->
                        units.get(other).signum() > 0 && levels.get(other).compareTo(level) <= 0
                                ? payoffs.get(other)
                                : disagreement.get(other));
                prove("what party " + party + " gets beside those with less", unit(party), floors, units.get(party));
            }
        }
    }

    private void proveTheSum(List<Rational> weights, Rational unit) {
        WeightProof proof = new WeightProof(problem.outcomes(), weights, disagreement, zeros());
        claims.add(new Claim("the sum", proof, attained(weights), unit));
    }

    private void prove(String about, List<Rational> weights, List<Rational> floors, Rational unit) {
        WeightProof proof = WeightProof.of(problem.outcomes(), weights, floors, slack, solver)
                .proof();
        claims.add(new Claim(about, proof, attained(weights), unit));
    }

    private Rational attained(List<Rational> weights) {
        Rational sum = Rational.ZERO;
        for (int party = 0; party < parties; party++) {
            sum = sum.plus(weights.get(party).times(payoffs.get(party)));
        }
        return sum;
    }

    private List<Rational> unit(int party) {
        return ofParties(other -> other == party ? Rational.ONE : Rational.ZERO);
    }

    private List<Rational> zeros() {
        return Collections.nCopies(parties, Rational.ZERO);
    }
}
