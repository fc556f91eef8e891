// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.ojalgo;

import dev.parley.bargaining.ProgramSolver;
import java.util.ArrayList;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** Programs solved by ojAlgo: the simplex method for linear ones, an active set method for quadratic ones. */
public final class OjAlgoSolver implements ProgramSolver {
    /** A solver without state of its own; threads may share it. */
    public OjAlgoSolver() {}

    @Override
    public double[] maximize(Program program) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < program.variables(); i++) {
            variables.add(model.addVariable("x" + i).lower(0).weight(program.linear()[i]));
        }
        for (int row = 0; row < program.rows().size(); row++) {
            addRow(model, "row" + row, variables, program.rows().get(row));
        }
        if (!program.squares().isEmpty()) {
            addSquares(model.addExpression("squares").weight(-0.5), variables, program.squares());
        }
        Optimisation.Result result = model.maximise();
        if (!result.getState().isOptimal()) {
            throw new UnsolvedProgramException(
                    "the program is " + result.getState(), result.getState() == Optimisation.State.INFEASIBLE);
        }
        double[] x = new double[program.variables()];
        for (int i = 0; i < x.length; i++) {
            x[i] = result.doubleValue(i);
        }
        return x;
    }

    private static void addRow(ExpressionsBasedModel model, String name, List<Variable> variables, Row row) {
        Expression expression = model.addExpression(name);
        for (int i = 0; i < variables.size(); i++) {
            if (row.coefficients()[i] != 0) {
                expression.set(variables.get(i), row.coefficients()[i]);
            }
        }
        if (row.least() > Double.NEGATIVE_INFINITY) {
            expression.lower(row.least());
        }
        if (row.most() < Double.POSITIVE_INFINITY) {
            expression.upper(row.most());
        }
    }

    private static void addSquares(Expression expression, List<Variable> variables, List<double[]> squares) {
        for (int i = 0; i < variables.size(); i++) {
            for (int j = 0; j < variables.size(); j++) {
                double sum = 0;
                for (double[] square : squares) {
                    sum += square[i] * square[j];
                }
                expression.set(variables.get(i), variables.get(j), sum);
            }
        }
    }
}
