// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static dev.parley.bargaining.LotterySpace.TOLERANCE;
import static dev.parley.bargaining.LotterySpace.dot;

import dev.parley.bargaining.ProgramSolver.Program;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Chooses among all lotteries over a list of outcomes, for any number of parties. */
final class LotteryChoice {
    private final LotterySpace space;
    private final ProgramSolver solver;

    LotteryChoice(BargainingProblem problem, ProgramSolver solver) {
        this.space = new LotterySpace(problem);
        this.solver = solver;
    }

    Optional<Solution> choose(BargainingRule rule) {
        if (rule == BargainingRule.UTILITARIAN) {
            return Optional.of(space.solution(equalAmongTheBest(Payoffs::sum, space.ofParties(party -> 1))));
        }
        return idealGains().map(ideal -> space.solution(choose(rule, ideal)));
    }

    Optional<Solution> kalaiSmorodinskyWithIdealsOfAll() {
        double[] ofAll = space.ofParties(party -> DoubleStream.of(space.gains(space.all(), party))
                .filter(gain -> gain > TOLERANCE * space.size(party))
                .max()
                .orElse(0));
        return idealGains().map(possible -> space.solution(leximin(ofAll)));
    }

    private double[] choose(BargainingRule rule, double[] ideal) {
        return switch (rule) {
            case KALAI_SMORODINSKY -> leximin(ideal);
            case EGALITARIAN -> leximin(space.ofParties(party -> ideal[party] > 0 ? 1 : 0));
            case NASH -> new NashLottery(space, solver, gaining(ideal)).from(leximin(ideal));
            case UTILITARIAN, RELATIVE_UTILITARIAN -> equalAmongTheBest(outcome -> sumOfShares(outcome, ideal), ideal);
        };
    }

    private static int[] gaining(double[] ideal) {
        return IntStream.range(0, ideal.length)
                .filter(party -> ideal[party] > 0)
                .toArray();
    }

    private double[] leximin(double[] units) {
        return new LeximinLottery(space, solver, space.all(), units, 0).find();
    }

    private double sumOfShares(Payoffs outcome, double[] ideal) {
        Payoffs gains = outcome.minus(space.problem().disagreement());
        return IntStream.of(gaining(ideal))
                .mapToDouble(party -> gains.of(party) / ideal[party])
                .sum();
    }

    /** A sum is greatest at outcomes; where several tie, all lotteries over them do, and the leximin order decides. */
    private double[] equalAmongTheBest(ToDoubleFunction<Payoffs> sum, double[] units) {
        double[] sums = space.problem().outcomes().stream().mapToDouble(sum).toArray();
        double most = DoubleStream.of(sums).max().orElseThrow();
        double size = DoubleStream.of(sums).map(Math::abs).max().orElseThrow();
        double enough = most - 1e-12 * size;
        List<Integer> best = IntStream.range(0, sums.length)
                .filter(outcome -> sums[outcome] >= enough)
                .boxed()
                .toList();
        return best.size() == 1
                ? space.spread(best, new double[] {1})
                : new LeximinLottery(space, solver, best, units, Double.NEGATIVE_INFINITY).find();
    }

    /** The most that each party gains where nobody is below the disagreement; empty when that is nowhere. */
    private Optional<double[]> idealGains() {
        try {
            return Optional.of(space.ofParties(this::idealGain));
        } catch (UnsolvedProgramException e) {
            if (e.isInfeasible()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private double idealGain(int party) {
        double[] gains = space.gains(space.all(), party);
        double[] floors = space.ofParties(other -> 0);
        double gain = dot(gains, solver.maximize(new Program(gains, List.of(), space.rows(space.all(), floors))));
        return gain > TOLERANCE * space.size(party) ? gain : 0;
    }
}
