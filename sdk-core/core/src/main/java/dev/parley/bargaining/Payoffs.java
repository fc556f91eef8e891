// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;

/**
 * What each party gets of an outcome: one finite utility a party, in a fixed order.
 *
 * @since 0.1.0
 */
public final class Payoffs {
    private final double[] utilities;

    private Payoffs(double[] utilities) {
        this.utilities = utilities;
    }

    /**
     * One utility for each party.
     *
     * @throws IllegalArgumentException if there is none, or one is not a finite number
     */
    public static Payoffs of(double... utilities) {
        if (utilities.length == 0) {
            throw new IllegalArgumentException("utilities must name at least one party");
        }
        for (int party = 0; party < utilities.length; party++) {
            if (!Double.isFinite(utilities[party])) {
                throw new IllegalArgumentException("the utility of party " + party + " is " + utilities[party]);
            }
        }
        // Adding 0 makes -0 into 0, so that equal payoffs are equal.
        return new Payoffs(
                DoubleStream.of(utilities).map(utility -> utility + 0.0).toArray());
    }

    /** How many parties there are. */
    public int parties() {
        return utilities.length;
    }

    /** What a party gets, counted from 0. */
    public double of(int party) {
        return utilities[party];
    }

    /** The sum of all utilities. */
    public double sum() {
        return DoubleStream.of(utilities).sum();
    }

    /** These less others, party by party. */
    public Payoffs minus(Payoffs others) {
        return with(others, (one, other) -> one - other);
    }

    /** These and others, party by party. */
    public Payoffs plus(Payoffs others) {
        return with(others, Double::sum);
    }

    /** These times a factor. */
    public Payoffs times(double factor) {
        return of(DoubleStream.of(utilities).map(utility -> utility * factor).toArray());
    }

    /** Whether no party gets less than in others. */
    public boolean isAtLeast(Payoffs others) {
        requireSameParties(others);
        for (int party = 0; party < utilities.length; party++) {
            if (utilities[party] < others.utilities[party]) {
                return false;
            }
        }
        return true;
    }

    /** Whether no party gets less than in others, and one gets more. */
    public boolean dominates(Payoffs others) {
        return isAtLeast(others) && !equals(others);
    }

    /** The utilities as an array of one's own. */
    public double[] toArray() {
        return utilities.clone();
    }

    private Payoffs with(Payoffs others, DoubleBinaryOperator operator) {
        requireSameParties(others);
        double[] result = new double[utilities.length];
        for (int party = 0; party < result.length; party++) {
            result[party] = operator.applyAsDouble(utilities[party], others.utilities[party]);
        }
        return of(result);
    }

    private void requireSameParties(Payoffs others) {
        if (others.utilities.length != utilities.length) {
            throw new IllegalArgumentException(
                    "payoffs of " + utilities.length + " parties and of " + others.utilities.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payoffs payoffs && Arrays.equals(utilities, payoffs.utilities);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utilities);
    }

    @Override
    public String toString() {
        return Arrays.toString(utilities);
    }
}
