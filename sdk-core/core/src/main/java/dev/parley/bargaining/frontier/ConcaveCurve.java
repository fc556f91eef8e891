// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.frontier;

import java.util.function.IntPredicate;

/**
 * The Pareto frontier of a convex set of two parties' payoffs, as a chain of edges from the second party's best point to
 * the first party's. A place on it is a number: the vertex before it, plus how far along the edge to the next.
 *
 * @since 0.1.0
 */
public final class ConcaveCurve {
    private final double[] first;
    private final double[] second;

    ConcaveCurve(double[] first, double[] second) {
        this.first = first;
        this.second = second;
    }

    /** How many vertices there are, at least one. */
    public int vertices() {
        return first.length;
    }

    /** What the first party gets at a place; rises with the place. */
    public double first(double place) {
        return at(first, place);
    }

    /** What the second party gets at a place; falls with the place. */
    public double second(double place) {
        return at(second, place);
    }

    private static double at(double[] utilities, double place) {
        int vertex = (int) place;
        double along = place - vertex;
        return along == 0 ? utilities[vertex] : utilities[vertex] + along * (utilities[vertex + 1] - utilities[vertex]);
    }

    /** The last place. */
    public double end() {
        return vertices() - 1.0;
    }

    /** The first place at which the first party gets at least something; beyond {@link #end} if there is none. */
    public double whereFirstHas(double least) {
        int below = leading(vertex -> first[vertex] < least);
        return below == 0 || below == vertices() ? below : between(first, below - 1, least);
    }

    /** The last place at which the second party gets at least something; -1 if there is none. */
    public double whereSecondHas(double least) {
        int enough = leading(vertex -> second[vertex] >= least);
        return enough == 0 || enough == vertices() ? enough - 1.0 : between(second, enough - 1, least);
    }

    /** How many vertices from the first on have what none after them has. */
    private int leading(IntPredicate has) {
        int low = 0;
        int high = vertices();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (has.test(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double between(double[] utilities, int vertex, double value) {
        double along = (value - utilities[vertex]) / (utilities[vertex + 1] - utilities[vertex]);
        return vertex + Math.min(1, Math.max(0, along));
    }
}
