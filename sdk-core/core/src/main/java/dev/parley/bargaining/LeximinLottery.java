// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import static dev.parley.bargaining.LotterySpace.TOLERANCE;
import static dev.parley.bargaining.LotterySpace.dot;

import dev.parley.bargaining.ProgramSolver.Program;
import dev.parley.bargaining.ProgramSolver.Row;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The lottery whose least gain is greatest, then the second least, and so on. Each round raises all parties that can still
 * be raised, and holds those that cannot.
 */
final class LeximinLottery {
    private final LotterySpace space;
    private final ProgramSolver solver;
    private final List<Integer> among;
    private final double[] units;
    private final double[] least;
    private final List<Integer> rising;

    /**
     * Among some of the outcomes.
     *
     * @param among the outcomes that a lottery may be about
     * @param units in which each party's gain is measured; 0 for one that does not count
     * @param floor below which no party's gain may be
     */
    LeximinLottery(LotterySpace space, ProgramSolver solver, List<Integer> among, double[] units, double floor) {
        this.space = space;
        this.solver = solver;
        this.among = among;
        this.units = units;
        this.least = space.ofParties(party -> floor);
        this.rising = new ArrayList<>(IntStream.range(0, units.length)
                .filter(party -> units[party] > 0)
                .boxed()
                .toList());
    }

    double[] find() {
        double[] lottery = best(new double[among.size()]);
        while (!rising.isEmpty()) {
            double level = raise();
            for (int party : rising) {
                least[party] = (level - TOLERANCE) * units[party];
            }
            lottery = hold(level);
        }
        return space.spread(among, lottery);
    }

    private double[] best(double[] coefficients) {
        return solved(rows -> new Program(coefficients, List.of(), rows));
    }

    /** A solver may take so thin a sliver as the floors leave for nothing; then they are lowered a little more. */
    private double[] solved(Function<List<Row>, Program> program) {
        for (double lower = 0; ; lower = Math.max(TOLERANCE, 10 * lower)) {
            try {
                return solver.maximize(program.apply(space.rows(among, lowered(lower))));
            } catch (UnsolvedProgramException e) {
                if (!e.isInfeasible() || lower > 1e2 * TOLERANCE) {
                    throw e;
                }
            }
        }
    }

    private double[] lowered(double lower) {
        return space.ofParties(party -> least[party] - lower * space.size(party));
    }

    /** The level to which all rise together: the difference of two variables of its own, since variables are not below 0. */
    private double raise() {
        int size = among.size();
        double[] level = new double[size + 2];
        level[size] = 1;
        level[size + 1] = -1;
        return dot(level, solved(floors -> new Program(level, List.of(), raised(floors))));
    }

    private List<Row> raised(List<Row> floors) {
        int size = among.size();
        List<Row> rows = new ArrayList<>();
        for (Row row : floors) {
            rows.add(new Row(Arrays.copyOf(row.coefficients(), size + 2), row.least(), row.most()));
        }
        for (int party : rising) {
            double[] above = Arrays.copyOf(space.gains(among, party), size + 2);
            above[size] = -units[party];
            above[size + 1] = units[party];
            rows.add(Row.atLeast(above, 0));
        }
        return rows;
    }

    /** Holds the parties that cannot rise above the level; at least the one that can least. */
    private double[] hold(double level) {
        double[] lottery = new double[among.size()];
        double[] above = new double[units.length];
        int last = rising.get(0);
        for (int party : rising) {
            double[] gains = space.gains(among, party);
            lottery = best(gains);
            above[party] = dot(gains, lottery) / units[party] - level;
            last = above[party] < above[last] ? party : last;
        }
        double enough = Math.max(1e3 * TOLERANCE, above[last]);
        rising.removeIf(party -> above[party] <= enough);
        return lottery;
    }
}
