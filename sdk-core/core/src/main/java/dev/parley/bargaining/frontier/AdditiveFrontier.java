// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.frontier;

import java.util.ArrayList;
import java.util.List;

/**
 * The Pareto frontier of many issues without lotteries, built issue by issue: what is dominated among partial sums is
 * dominated whatever follows. Exact as long as the partial frontiers fit; with whole-number utilities they have at most
 * one point for each whole number between a party's worst and best. Otherwise points that are close are thinned out, and
 * the frontier says by how much it may be wrong.
 *
 * <p>In the worst case every outcome is on the frontier, so no method lists it exactly in time that does not grow with
 * the product of the issues' values.
 *
 * @since 0.1.0
 */
public final class AdditiveFrontier {
    /** How many points of all partial frontiers together are remembered; more issues leave fewer points to each. */
    static final int MOST_REMEMBERED = 1 << 23;

    private final Issues issues;
    private final Step last;
    private final List<int[]> origins;
    private final double error;

    private AdditiveFrontier(Issues issues, Step last, List<int[]> origins, double error) {
        this.issues = issues;
        this.last = last;
        this.origins = origins;
        this.error = error;
    }

    /**
     * A frontier of the first issues. A point's origin is the point before it times the issue's number of values, plus the
     * value chosen.
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares steps
    private record Step(double[] first, double[] second, int[] origin) {
        static final Step START = new Step(1);

        Step(int size) {
            this(new double[size], new double[size], new int[size]);
        }

        Step with(double[] firstUtilities, double[] secondUtilities) {
            int values = firstUtilities.length;
            Step all = new Step(Math.multiplyExact(first.length, values));
            int at = 0;
            for (int point = 0; point < first.length; point++) {
                for (int value = 0; value < values; value++) {
                    all.first[at] = first[point] + firstUtilities[value];
                    all.second[at] = second[point] + secondUtilities[value];
                    all.origin[at] = at;
                    at++;
                }
            }
            int[] frontier = ParetoFrontier.of(all.first, all.second);
            return all.only(frontier, frontier.length);
        }

        double range() {
            return first[first.length - 1] - first[0];
        }

        /** One point for each stretch of {@code width} of the first party's utility, and the last one. */
        Step thinned(double width) {
            int last = first.length - 1;
            int[] kept = new int[first.length];
            int count = 0;
            for (int point = 0; point <= last; point++) {
                // Within a stretch the one that is worst for the first party is the best for the second.
                if (point == 0 || point == last || stretch(point, width) != stretch(point - 1, width)) {
                    kept[count++] = point;
                }
            }
            return only(kept, count);
        }

        private long stretch(int point, double width) {
            return (long) ((first[point] - first[0]) / width);
        }

        private Step only(int[] points, int count) {
            Step some = new Step(count);
            for (int i = 0; i < count; i++) {
                some.first[i] = first[points[i]];
                some.second[i] = second[points[i]];
                some.origin[i] = origin[points[i]];
            }
            return some;
        }
    }

    /**
     * Builds the frontier; O(issues × points × values), with a logarithm for sorting.
     *
     * @param mostPoints how many points a partial frontier may have before it is thinned out, at least 2. Where the issues
     *     are so many that 2²³ points do not give each as many, it is fewer
     * @throws IllegalArgumentException if there is no issue or {@code mostPoints} is below 2
     */
    public static AdditiveFrontier of(Issues issues, int mostPoints) {
        if (issues.size() == 0 || mostPoints < 2) {
            throw new IllegalArgumentException("there must be at least one issue, and mostPoints at least 2");
        }
        int most = Math.max(2, Math.min(mostPoints, MOST_REMEMBERED / issues.size()));
        List<int[]> origins = new ArrayList<>();
        Step step = Step.START;
        double error = 0;
        for (int issue = 0; issue < issues.size(); issue++) {
            step = step.with(issues.first(issue), issues.second(issue));
            if (step.first.length > most) {
                double width = step.range() / (most - 1);
                step = step.thinned(width);
                error += width;
            }
            origins.add(step.origin);
        }
        return new AdditiveFrontier(issues, step, origins, error);
    }

    /** How many points there are. */
    public int size() {
        return last.first.length;
    }

    /** What the first party gets at a point; rises with the point. */
    public double first(int point) {
        return last.first[point];
    }

    /** What the second party gets at a point; falls with the point. */
    public double second(int point) {
        return last.second[point];
    }

    /** What the first party gets at every point. */
    public double[] firsts() {
        return last.first.clone();
    }

    /** What the second party gets at every point. */
    public double[] seconds() {
        return last.second.clone();
    }

    /**
     * By how much the frontier may be wrong: for every outcome there is a point that gives the second party at least as
     * much, and the first at most so much less. 0 when the frontier is exact, but for what rounding does to sums that are
     * not of whole numbers.
     */
    public double error() {
        return error;
    }

    /** The value of each issue that leads to a point. */
    public int[] choice(int point) {
        int[] choice = new int[issues.size()];
        int at = point;
        for (int issue = issues.size() - 1; issue >= 0; issue--) {
            int values = issues.first(issue).length;
            int origin = origins.get(issue)[at];
            choice[issue] = origin % values;
            at = origin / values;
        }
        return choice;
    }
}
