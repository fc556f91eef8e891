// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.proof;

import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.Program;
import dev.parley.bargaining.ProgramSolver.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An answer to a linear program, with a multiplier for each row that proves how good it is: whoever adds up the rows by
 * these multipliers sees that no x within the rows is worth more than {@link #bound} (the dual program).
 *
 * @param program without squares
 * @param answer x
 * @param multipliers one for each row: above 0 it counts the row's most, below 0 its least
 * @since 0.1.0
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares proofs
public record ProgramProof(Program program, double[] answer, double[] multipliers) {
    /**
     * Solves a program and its dual.
     *
     * @throws ProgramSolver.UnsolvedProgramException if no x meets the rows, none is greatest, or the solver gives up
     */
    public static ProgramProof of(Program program, ProgramSolver solver) {
        double[] answer = solver.maximize(program);
        List<Row> rows = program.rows();
        double[] halves = solver.maximize(dual(program));
        double[] multipliers = new double[rows.size()];
        Arrays.setAll(multipliers, row -> halves[2 * row] - halves[2 * row + 1]);
        return new ProgramProof(program, answer, multipliers);
    }

    /** Two variables for each row, of its most and of its least; a row without one of them has a variable of 0. */
    private static Program dual(Program program) {
        List<Row> rows = program.rows();
        double[] cost = new double[2 * rows.size()];
        List<Row> dual = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            cost[2 * row] = bounded(rows.get(row).most(), -rows.get(row).most(), 2 * row, dual, cost.length);
            cost[2 * row + 1] = bounded(rows.get(row).least(), rows.get(row).least(), 2 * row + 1, dual, cost.length);
        }
        for (int variable = 0; variable < program.variables(); variable++) {
            double[] coefficients = new double[cost.length];
            for (int row = 0; row < rows.size(); row++) {
                coefficients[2 * row] = rows.get(row).coefficients()[variable];
                coefficients[2 * row + 1] = -rows.get(row).coefficients()[variable];
            }
            dual.add(Row.atLeast(coefficients, program.linear()[variable]));
        }
        return new Program(cost, List.of(), dual);
    }

    private static double bounded(double end, double cost, int variable, List<Row> dual, int variables) {
        if (Double.isFinite(end)) {
            return cost;
        }
        double[] only = new double[variables];
        only[variable] = 1;
        dual.add(Row.exactly(only, 0));
        return 0;
    }

    /** What the answer is worth. */
    public Rational worth() {
        return dot(program.linear(), answer);
    }

    /** The most by which the answer misses a row, or a variable is below 0; 0 where it meets them all. */
    public Rational violation() {
        Rational worst = Rational.ZERO;
        for (double value : answer) {
            worst = worst.max(Rational.of(value).negated());
        }
        for (Row row : program.rows()) {
            Rational sum = dot(row.coefficients(), answer);
            if (Double.isFinite(row.least())) {
                worst = worst.max(Rational.of(row.least()).minus(sum));
            }
            if (Double.isFinite(row.most())) {
                worst = worst.max(sum.minus(Rational.of(row.most())));
            }
        }
        return worst;
    }

    /**
     * What no x within the rows is worth more than. What rounding left of the multipliers is made good by raising that of
     * one row which bounds all variables, such as that probabilities add up to 1.
     *
     * @return empty where the multipliers prove nothing
     */
    public Optional<Rational> bound() {
        List<Rational> exact = new ArrayList<>();
        for (int row = 0; row < multipliers.length; row++) {
            Row of = program.rows().get(row);
            boolean proves = Double.isFinite(multipliers[row] > 0 ? of.most() : of.least());
            exact.add(proves ? Rational.of(multipliers[row]) : Rational.ZERO);
        }
        if (!makesGood(exact)) {
            return Optional.empty();
        }
        Rational bound = Rational.ZERO;
        for (int row = 0; row < multipliers.length; row++) {
            Row of = program.rows().get(row);
            if (exact.get(row).signum() != 0) {
                double end = exact.get(row).signum() > 0 ? of.most() : of.least();
                bound = bound.plus(exact.get(row).times(Rational.of(end)));
            }
        }
        return Optional.of(bound);
    }

    private boolean makesGood(List<Rational> exact) {
        Rational[] missing = IntStream.range(0, program.variables())
                .mapToObj(variable -> missing(exact, variable))
                .toArray(Rational[]::new);
        if (Arrays.stream(missing).allMatch(amount -> amount.signum() <= 0)) {
            return true;
        }
        for (int row = 0; row < exact.size(); row++) {
            Optional<Rational> raise = raise(program.rows().get(row), missing);
            if (raise.isPresent()) {
                exact.set(row, exact.get(row).plus(raise.get()));
                return true;
            }
        }
        return false;
    }

    private Rational missing(List<Rational> exact, int variable) {
        Rational sum = Rational.of(program.linear()[variable]);
        for (int row = 0; row < exact.size(); row++) {
            double coefficient = program.rows().get(row).coefficients()[variable];
            if (coefficient != 0 && exact.get(row).signum() != 0) {
                sum = sum.minus(exact.get(row).times(Rational.of(coefficient)));
            }
        }
        return sum;
    }

    private static Optional<Rational> raise(Row row, Rational[] missing) {
        Rational raise = Rational.ZERO;
        for (int variable = 0; variable < missing.length; variable++) {
            double coefficient = row.coefficients()[variable];
            if (coefficient < 0 || (coefficient == 0 && missing[variable].signum() > 0)) {
                return Optional.empty();
            }
            if (missing[variable].signum() > 0) {
                raise = raise.max(missing[variable].dividedBy(Rational.of(coefficient)));
            }
        }
        return Double.isFinite(row.most()) ? Optional.of(raise) : Optional.empty();
    }

    private static Rational dot(double[] coefficients, double[] x) {
        Rational sum = Rational.ZERO;
        for (int i = 0; i < coefficients.length; i++) {
            if (coefficients[i] != 0 && x[i] != 0) {
                sum = sum.plus(Rational.of(coefficients[i]).times(Rational.of(x[i])));
            }
        }
        return sum;
    }
}
