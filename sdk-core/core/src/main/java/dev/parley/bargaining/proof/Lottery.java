// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Exact probabilities made of weights: each weight through the sum of all, so that they add up to 1 without any rounding.
 *
 * @param probabilities at least 0, adding up to 1
 * @since 0.1.0
 */
public record Lottery(List<Rational> probabilities) {
    public Lottery {
        probabilities = List.copyOf(probabilities);
    }

    /**
     * The lottery with these weights; what a solver left a little below 0 counts as 0.
     *
     * @throws IllegalArgumentException if a weight is not finite, or none is above 0
     */
    public static Lottery of(double... weights) {
        List<Rational> exact = new ArrayList<>();
        Rational sum = Rational.ZERO;
        for (double weight : weights) {
            Rational one = Rational.of(weight).max(Rational.ZERO);
            exact.add(one);
            sum = sum.plus(one);
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("weights must have one above 0");
        }
        Rational all = sum;
        return new Lottery(exact.stream().map(weight -> weight.dividedBy(all)).toList());
    }

    /** The lottery that is one thing for certain. */
    public static Lottery certain(int outcome, int outcomes) {
        List<Rational> probabilities = new ArrayList<>(Collections.nCopies(outcomes, Rational.ZERO));
        probabilities.set(outcome, Rational.ONE);
        return new Lottery(probabilities);
    }

    public int size() {
        return probabilities.size();
    }

    public Rational probability(int outcome) {
        return probabilities.get(outcome);
    }

    /** Whether an outcome has a probability above 0. */
    public boolean includes(int outcome) {
        return probabilities.get(outcome).signum() > 0;
    }

    /** What is expected of something that each outcome is worth. */
    public Rational expected(IntFunction<Rational> worth) {
        Rational sum = Rational.ZERO;
        for (int outcome = 0; outcome < probabilities.size(); outcome++) {
            if (includes(outcome)) {
                sum = sum.plus(probabilities.get(outcome).times(worth.apply(outcome)));
            }
        }
        return sum;
    }

    /** The probabilities, each rounded to the nearest double. */
    public double[] toDoubles() {
        return probabilities.stream().mapToDouble(Rational::toDouble).toArray();
    }
}
