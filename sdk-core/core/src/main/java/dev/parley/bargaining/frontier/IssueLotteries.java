// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.frontier;

import java.util.ArrayList;
import java.util.List;

/**
 * The Pareto frontier of many issues with lotteries: the Minkowski sum of the issues' own frontiers, whose edges are all of
 * theirs, the flattest first. Exact at any number of issues; it has at most as many vertices as the issues have values
 * together. Neighbouring vertices differ in one issue, so a lottery is never about more than one.
 *
 * @since 0.1.0
 */
public final class IssueLotteries {
    private final ConcaveCurve curve;
    private final int[] start;
    private final List<Edge> edges;

    private IssueLotteries(ConcaveCurve curve, int[] start, List<Edge> edges) {
        this.curve = curve;
        this.start = start;
        this.edges = edges;
    }

    /** A step to the next vertex: another value of one issue. */
    private record Edge(int issue, int value, double first, double second) {
        /** The second party's loss for each unit that the first gains. */
        double steepness() {
            return -second / first;
        }
    }

    /**
     * The frontier of issues.
     *
     * @throws IllegalArgumentException if there is no issue
     */
    public static IssueLotteries of(Issues issues) {
        if (issues.size() == 0) {
            throw new IllegalArgumentException("there must be at least one issue");
        }
        int[] start = new int[issues.size()];
        List<Edge> edges = new ArrayList<>();
        for (int issue = 0; issue < issues.size(); issue++) {
            LotteryFrontier own = LotteryFrontier.of(issues.first(issue), issues.second(issue));
            start[issue] = own.outcomes()[0];
            for (int vertex = 1; vertex < own.curve().vertices(); vertex++) {
                edges.add(edge(issue, own, vertex));
            }
        }
        edges.sort((one, other) -> Double.compare(one.steepness(), other.steepness()));
        return new IssueLotteries(curve(issues.first(start), issues.second(start), edges), start, edges);
    }

    private static Edge edge(int issue, LotteryFrontier own, int vertex) {
        return new Edge(
                issue,
                own.outcomes()[vertex],
                own.curve().first(vertex) - own.curve().first(vertex - 1),
                own.curve().second(vertex) - own.curve().second(vertex - 1));
    }

    private static ConcaveCurve curve(double first, double second, List<Edge> edges) {
        double[] firsts = new double[edges.size() + 1];
        double[] seconds = new double[edges.size() + 1];
        firsts[0] = first;
        seconds[0] = second;
        for (int edge = 0; edge < edges.size(); edge++) {
            firsts[edge + 1] = firsts[edge] + edges.get(edge).first();
            seconds[edge + 1] = seconds[edge] + edges.get(edge).second();
        }
        return new ConcaveCurve(firsts, seconds);
    }

    public ConcaveCurve curve() {
        return curve;
    }

    /** The value of each issue that a vertex of the curve stands for. */
    public int[] choice(int vertex) {
        int[] choice = start.clone();
        for (Edge edge : edges.subList(0, vertex)) {
            choice[edge.issue()] = edge.value();
        }
        return choice;
    }
}
