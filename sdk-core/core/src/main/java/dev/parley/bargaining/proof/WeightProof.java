// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.proof;

import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.Program;
import dev.parley.bargaining.ProgramSolver.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What no lottery over outcomes exceeds in some weighted sum of utilities, while each party gets at least its floor. Whoever
 * is given more than its floor may have that counted too, at a price; at these prices no outcome is worth more than the
 * bound, and so no lottery is.
 *
 * @param outcomes of the same parties
 * @param weights of each party's utility in the sum
 * @param floors what each party gets at least
 * @param prices of what each party gets beyond its floor, at least 0
 * @since 0.1.0
 */
public record WeightProof(
        List<Payoffs> outcomes, List<Rational> weights, List<Rational> floors, List<Rational> prices) {
    public WeightProof {
        outcomes = List.copyOf(outcomes);
        weights = List.copyOf(weights);
        floors = List.copyOf(floors);
        prices = List.copyOf(prices);
        if (prices.stream().anyMatch(price -> price.signum() < 0)) {
            throw new IllegalArgumentException("prices must be at least 0, and are " + prices);
        }
    }

    /**
     * What a solver found.
     *
     * @param lottery that it takes for best
     * @param proof with its prices
     */
    record Found(Lottery lottery, WeightProof proof) {}

    /**
     * Finds the best lottery and the prices that prove it.
     *
     * @param slack by how much a party may be below its floor for the solver's sake; the proof does not know it
     */
    static Found of(
            List<Payoffs> outcomes, List<Rational> weights, List<Rational> floors, double slack, ProgramSolver solver) {
        double[] worth = outcomes.stream()
                .mapToDouble(outcome -> sum(weights, outcome).toDouble())
                .toArray();
        double worthSize = size(DoubleStream.of(worth));
        double size = size(outcomes.stream().flatMapToDouble(outcome -> DoubleStream.of(outcome.toArray())));
        List<Row> rows = new ArrayList<>();
        double[] ones = new double[outcomes.size()];
        Arrays.fill(ones, 1);
        rows.add(Row.exactly(ones, 1));
        for (int party = 0; party < weights.size(); party++) {
            int of = party;
            double[] utilities = outcomes.stream()
                    .mapToDouble(outcome -> outcome.of(of) / size)
                    .toArray();
            rows.add(Row.atLeast(utilities, (floors.get(party).toDouble() - slack) / size));
        }
        double[] scaled = DoubleStream.of(worth).map(one -> one / worthSize).toArray();
        ProgramProof proof = ProgramProof.of(new Program(scaled, List.of(), rows), solver);
        List<Rational> prices = IntStream.range(0, weights.size())
                .mapToObj(party -> Rational.of(Math.max(0, -proof.multipliers()[party + 1]) * worthSize / size))
                .toList();
        return new Found(Lottery.of(proof.answer()), new WeightProof(outcomes, weights, floors, prices));
    }

    /** What numbers are divided by, so that a solver sees none beyond 1. */
    private static double size(DoubleStream numbers) {
        double most = numbers.map(Math::abs).max().orElseThrow();
        return most == 0 ? 1 : most;
    }

    /** What no lottery that respects the floors exceeds. */
    public Rational bound() {
        return outcomes.stream().map(this::priced).reduce(Rational::max).orElseThrow();
    }

    private Rational priced(Payoffs outcome) {
        Rational sum = sum(weights, outcome);
        for (int party = 0; party < prices.size(); party++) {
            Rational beyond = Rational.of(outcome.of(party)).minus(floors.get(party));
            sum = sum.plus(prices.get(party).times(beyond));
        }
        return sum;
    }

    static Rational sum(List<Rational> weights, Payoffs outcome) {
        Rational sum = Rational.ZERO;
        for (int party = 0; party < weights.size(); party++) {
            sum = sum.plus(weights.get(party).times(Rational.of(outcome.of(party))));
        }
        return sum;
    }
}
