package dev.parley.bargaining.frontier;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Pareto frontier of many issues without lotteries, built issue by issue: what is dominated among partial sums is
 * dominated whatever follows. Exact as long as the partial frontiers fit; with whole-number utilities they have at most
 * one point for each whole number between a party's worst and best. Otherwise points that are close are thinned out, and
 * the frontier says by how much it may be wrong.
 *
 * <p>In the worst case every outcome is on the frontier, so no method lists it exactly in time that does not grow with
 * the product of the issues' values.
 */
public final class AdditiveFrontier {
    private final Issues issues;
    private final List<Step> steps;
    private final double error;

    private AdditiveFrontier(Issues issues, List<Step> steps, double error) {
        this.issues = issues;
        this.steps = steps;
        this.error = error;
    }

    /** A frontier of the first issues: for each point its utilities, the point before it, and the value chosen. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares steps
    private record Step(double[] first, double[] second, int[] before, int[] value) {
        static final Step START = new Step(new double[1], new double[1], new int[1], new int[1]);

        Step with(double[] firstUtilities, double[] secondUtilities) {
            int values = firstUtilities.length;
            int size = Math.multiplyExact(first.length, values);
            Step all = new Step(new double[size], new double[size], new int[size], new int[size]);
            for (int i = 0; i < size; i++) {
                all.before[i] = i / values;
                all.value[i] = i % values;
                all.first[i] = first[all.before[i]] + firstUtilities[all.value[i]];
                all.second[i] = second[all.before[i]] + secondUtilities[all.value[i]];
            }
            return all.only(ParetoFrontier.of(all.first, all.second));
        }

        /** One point for each stretch of {@code width} of the first party's utility, and the last one. */
        Step thinned(double width) {
            int last = first.length - 1;
            // Within a stretch the one that is worst for the first party is the best for the second.
            return only(IntStream.rangeClosed(0, last)
                    .filter(i -> i == 0 || i == last || stretch(i, width) != stretch(i - 1, width))
                    .toArray());
        }

        private long stretch(int point, double width) {
            return (long) ((first[point] - first[0]) / width);
        }

        private Step only(int[] points) {
            return new Step(
                    IntStream.of(points).mapToDouble(point -> first[point]).toArray(),
                    IntStream.of(points).mapToDouble(point -> second[point]).toArray(),
                    IntStream.of(points).map(point -> before[point]).toArray(),
                    IntStream.of(points).map(point -> value[point]).toArray());
        }
    }

    /**
     * Builds the frontier.
     *
     * @param mostPoints how many points a partial frontier may have before it is thinned out, at least 2
     * @throws IllegalArgumentException if there is no issue or {@code mostPoints} is below 2
     */
    public static AdditiveFrontier of(Issues issues, int mostPoints) {
        if (issues.size() == 0 || mostPoints < 2) {
            throw new IllegalArgumentException("there must be at least one issue, and mostPoints at least 2");
        }
        List<Step> steps = new ArrayList<>();
        Step step = Step.START;
        double error = 0;
        for (int issue = 0; issue < issues.size(); issue++) {
            step = step.with(issues.first(issue), issues.second(issue));
            if (step.first.length > mostPoints) {
                double width = (step.first[step.first.length - 1] - step.first[0]) / (mostPoints - 1);
                step = step.thinned(width);
                error += width;
            }
            steps.add(step);
        }
        return new AdditiveFrontier(issues, steps, error);
    }

    private Step last() {
        return steps.get(steps.size() - 1);
    }

    /** How many points there are. */
    public int size() {
        return last().first.length;
    }

    /** What the first party gets at a point; rises with the point. */
    public double first(int point) {
        return last().first[point];
    }

    /** What the second party gets at a point; falls with the point. */
    public double second(int point) {
        return last().second[point];
    }

    /** What the first party gets at every point. */
    public double[] firsts() {
        return last().first.clone();
    }

    /** What the second party gets at every point. */
    public double[] seconds() {
        return last().second.clone();
    }

    /**
     * By how much the frontier may be wrong: for every outcome there is a point that gives the second party at least as
     * much, and the first at most so much less. 0 when the frontier is exact.
     */
    public double error() {
        return error;
    }

    /** The value of each issue that leads to a point. */
    public int[] choice(int point) {
        int[] choice = new int[issues.size()];
        int at = point;
        for (int issue = issues.size() - 1; issue >= 0; issue--) {
            choice[issue] = steps.get(issue).value[at];
            at = steps.get(issue).before[at];
        }
        return choice;
    }
}
