// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.proof;

import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.Program;
import dev.parley.bargaining.ProgramSolver.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lottery over columns whose least row is greatest, and weights of the rows that prove it: no lottery does better than
 * the best column does at these weights (von Neumann 1928). It is how two sides play where one gains what the other loses.
 *
 * @param rows what each column is worth in each row; at least one row and one column
 * @param lottery over the columns
 * @param weights over the rows, adding up to 1
 * @since 0.1.0
 */
public record MaxMin(List<List<Rational>> rows, Lottery lottery, Lottery weights) {
    public MaxMin {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Finds both with two linear programs, of which either is the other's dual.
     *
     * @throws ProgramSolver.UnsolvedProgramException if the solver gives up
     */
    public static MaxMin of(List<List<Rational>> rows, ProgramSolver solver) {
        double[][] own = rows.stream()
                .map(row -> row.stream().mapToDouble(Rational::toDouble).toArray())
                .toArray(double[][]::new);
        double[][] opposed = new double[own[0].length][own.length];
        for (int row = 0; row < own.length; row++) {
            for (int column = 0; column < opposed.length; column++) {
                opposed[column][row] = -own[row][column];
            }
        }
        return new MaxMin(rows, best(own, solver), best(opposed, solver));
    }

    private static Lottery best(double[][] rows, ProgramSolver solver) {
        int columns = rows[0].length;
        double least = Arrays.stream(rows).flatMapToDouble(Arrays::stream).min().orElseThrow();
        double most = Arrays.stream(rows).flatMapToDouble(Arrays::stream).max().orElseThrow();
        double size = Math.max(most - least, Double.MIN_NORMAL);
        List<Row> program = new ArrayList<>();
        double[] ones = new double[columns + 1];
        Arrays.fill(ones, 0, columns, 1);
        program.add(Row.exactly(ones, 1));
        for (double[] row : rows) {
            double[] above = new double[columns + 1];
            // Moved and scaled to lie from 1 to 2, so that the level is above 0 as variables are.
            Arrays.setAll(above, column -> column == columns ? -1 : 1 + (row[column] - least) / size);
            program.add(Row.atLeast(above, 0));
        }
        double[] level = new double[columns + 1];
        level[columns] = 1;
        return Lottery.of(Arrays.copyOf(solver.maximize(new Program(level, List.of(), program)), columns));
    }

    /** What the lottery is worth in its least row. */
    public Rational worth() {
        return rows.stream()
                .map(row -> lottery.expected(row::get))
                .reduce(Rational::min)
                .orElseThrow();
    }

    /** What no lottery exceeds in its least row. */
    public Rational bound() {
        return IntStream.range(0, lottery.size())
                .mapToObj(column -> weights.expected(row -> rows.get(row).get(column)))
                .reduce(Rational::max)
                .orElseThrow();
    }

    /** By how much a better lottery could exceed this one at most; 0 where the proof is exact. */
    public Rational gap() {
        return bound().minus(worth());
    }
}
