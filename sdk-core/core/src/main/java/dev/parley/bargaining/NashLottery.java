// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static dev.parley.bargaining.LotterySpace.TOLERANCE;
import static dev.parley.bargaining.LotterySpace.dot;

import dev.parley.bargaining.ProgramSolver.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The lottery with the greatest weighted product of gains, for parties that can all gain. */
final class NashLottery {
    private static final int MOST_STEPS = 100;

    private final LotterySpace space;
    private final ProgramSolver solver;
    private final int[] parties;

    /**
     * For some of the parties.
     *
     * @param parties those that can gain
     */
    NashLottery(LotterySpace space, ProgramSolver solver, int[] parties) {
        this.space = space;
        this.solver = solver;
        this.parties = parties.clone();
    }

    /**
     * The greatest product among a few outcomes, to which the one that the product's slope values most is added until none
     * is worth more than the lottery: by concavity that proves the lottery best.
     */
    double[] from(double[] start) {
        List<Integer> among = new ArrayList<>(IntStream.range(0, space.outcomes())
                .filter(outcome -> start[outcome] > 0)
                .boxed()
                .toList());
        double[] lottery = start;
        for (int round = 0; round < MOST_STEPS; round++) {
            lottery = newton(among, lottery);
            double[] slope = slope(lottery);
            int best = IntStream.range(0, space.outcomes())
                    .reduce((one, other) -> slope[one] >= slope[other] ? one : other)
                    .orElseThrow();
            if (slope[best] <= dot(slope, lottery) * (1 + TOLERANCE) || among.contains(best)) {
                break;
            }
            among.add(best);
        }
        return lottery;
    }

    /** By how much the sum of the weighted logarithms grows with each outcome's probability. */
    private double[] slope(double[] lottery) {
        double[] slope = new double[space.outcomes()];
        for (int party : parties) {
            double now = space.gainOf(lottery, party);
            for (int outcome = 0; outcome < space.outcomes(); outcome++) {
                slope[outcome] += space.problem().weights().get(party) * space.gain(outcome, party) / now;
            }
        }
        return slope;
    }

    /** Newton's method on the weighted logarithms, damped while far away; each step is a quadratic program. */
    private double[] newton(List<Integer> among, double[] start) {
        double[] lottery = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] next = space.spread(among, solver.maximize(model(among, lottery)));
            double decrement = 0;
            for (int party : parties) {
                double change = space.gainOf(next, party) / space.gainOf(lottery, party) - 1;
                decrement += space.problem().weights().get(party) * change * change;
            }
            double length = Math.sqrt(decrement);
            lottery = between(lottery, next, length < .25 ? 1 : 1 / (1 + length));
            if (length < TOLERANCE) {
                break;
            }
        }
        return lottery;
    }

    /** The logarithms' slope and curvature at a lottery. */
    private Program model(List<Integer> among, double[] lottery) {
        double[] linear = new double[among.size()];
        List<double[]> squares = new ArrayList<>();
        for (int party : parties) {
            double weight = space.problem().weights().get(party);
            double now = space.gainOf(lottery, party);
            double[] gains = space.gains(among, party);
            for (int i = 0; i < linear.length; i++) {
                linear[i] += 2 * weight * gains[i] / now;
            }
            squares.add(DoubleStream.of(gains)
                    .map(gain -> Math.sqrt(weight) * gain / now)
                    .toArray());
        }
        return new Program(linear, squares, space.rows(among, space.ofParties(party -> 0)));
    }

    private static double[] between(double[] from, double[] to, double along) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[i] + along * (to[i] - from[i]))
                .toArray();
    }
}
