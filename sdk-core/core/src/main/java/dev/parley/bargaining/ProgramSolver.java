// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import java.util.List;

/**
 * Solves linear and convex quadratic programs. Parley trusts no solver: what is made of an answer carries a certificate
 * that is checked without one.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProgramSolver {
    /**
     * Maximises {@code linear·x − ½ Σ (square·x)²} over x ≥ 0 under the rows.
     *
     * @return x
     * @throws UnsolvedProgramException if no x meets the rows, none is greatest, or the solver gives up
     */
    double[] maximize(Program program);

    /**
     * A program.
     *
     * @param linear a coefficient for each variable
     * @param squares vectors of as many coefficients; none in a linear program
     * @param rows what x must meet
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares programs
    record Program(double[] linear, List<double[]> squares, List<Row> rows) {
        public Program {
            squares = List.copyOf(squares);
            rows = List.copyOf(rows);
        }

        /** How many variables there are. */
        public int variables() {
            return linear.length;
        }
    }

    /**
     * A row: {@code least ≤ coefficients·x ≤ most}.
     *
     * @param least negative infinity where there is none
     * @param most positive infinity where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares rows
    record Row(double[] coefficients, double least, double most) {
        /** A row whose sum is one value. */
        public static Row exactly(double[] coefficients, double value) {
            return new Row(coefficients, value, value);
        }

        /** A row whose sum is at least a value. */
        public static Row atLeast(double[] coefficients, double least) {
            return new Row(coefficients, least, Double.POSITIVE_INFINITY);
        }
    }

    /** A program has no greatest x, or none was found. */
    final class UnsolvedProgramException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final boolean infeasible;

        /**
         * Says why there is no answer.
         *
         * @param infeasible whether no x meets the rows
         */
        public UnsolvedProgramException(String message, boolean infeasible) {
            super(message);
            this.infeasible = infeasible;
        }

        /** Whether no x meets the rows. */
        public boolean isInfeasible() {
            return infeasible;
        }
    }
}
