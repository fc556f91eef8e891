// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.Program;
import dev.parley.bargaining.ProgramSolver.Row;
import dev.parley.bargaining.ProgramSolver.UnsolvedProgramException;
import dev.parley.bargaining.frontier.ConcaveCurve;
import dev.parley.bargaining.frontier.LotteryFrontier;
import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.MaxMin;
import dev.parley.bargaining.proof.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether three players have a core at all. A pair does not block what lies beyond one edge of what it can be sure of; for
 * each choice of one edge a pair, payoffs beyond all three, and above what each is sure of alone, either exist or weights
 * show that they do not.
 *
 * @since 0.1.0
 */
public final class CoreSearch {
    /** By how much payoffs may miss an edge, relative to the largest payoff: what a solver's rounding leaves. */
    private static final double TOLERANCE = 1e-10;

    private final NormalFormGame game;
    private final Outsiders outsiders;
    private final ProgramSolver solver;

    private CoreSearch(NormalFormGame game, Outsiders outsiders, ProgramSolver solver) {
        this.game = game;
        this.outsiders = outsiders;
        this.solver = solver;
    }

    /** What was found: exactly one of two. */
    public sealed interface Answer {}

    /**
     * Payoffs in the core.
     *
     * @param verdict that shows it
     */
    public record Found(Payoffs payoffs, Core.Unblocked verdict) implements Answer {}

    /**
     * There is no core.
     *
     * @param proofs for each choice of edges: rows are what must hold, columns the profiles, and each proof's bound is below
     *     0, so that no lottery does it
     */
    public record Empty(List<MaxMin> proofs) implements Answer {}

    /** What payoffs must reach: a weighted sum of at least so much. */
    private record Edge(List<Rational> weights, Rational least) {
        Rational beyond(Payoffs payoffs) {
            Rational sum = least.negated();
            for (int player = 0; player < weights.size(); player++) {
                sum = sum.plus(weights.get(player).times(Rational.of(payoffs.of(player))));
            }
            return sum;
        }
    }

    /**
     * Looks for payoffs that no coalition blocks.
     *
     * @throws IllegalArgumentException if there are not three players, or what a coalition gains by acting otherwise depends
     *     on how the outsiders answer, as it never does where actions add up
     * @throws UnsolvedProgramException if the solver gives up, or its answers show neither
     */
    public static Answer find(NormalFormGame game, Outsiders outsiders, ProgramSolver solver) {
        if (game.players() != 3) {
            throw new IllegalArgumentException(
                    "the core of three players is searched, and there are " + game.players());
        }
        return new CoreSearch(game, outsiders, solver).find();
    }

    private Answer find() {
        List<Edge> alone = IntStream.range(0, 3).mapToObj(this::alone).toList();
        List<MaxMin> proofs = new ArrayList<>();
        for (Edge first : edges(0, 1)) {
            for (Edge second : edges(0, 2)) {
                for (Edge third : edges(1, 2)) {
                    List<Edge> all = new ArrayList<>(alone);
                    all.addAll(List.of(first, second, third));
                    MaxMin proof = MaxMin.of(beyond(all), solver);
                    if (proof.bound().signum() >= 0) {
                        return found(all);
                    }
                    proofs.add(proof);
                }
            }
        }
        return new Empty(List.copyOf(proofs));
    }

    private List<List<Rational>> beyond(List<Edge> edges) {
        return edges.stream()
                .map(edge -> game.payoffs().stream().map(edge::beyond).toList())
                .toList();
    }

    /** Of the payoffs beyond all edges those whose sum is greatest, so that all together cannot improve on them. */
    private Found found(List<Edge> edges) {
        double[] sums = game.payoffs().stream().mapToDouble(Payoffs::sum).toArray();
        List<Row> rows = new ArrayList<>();
        double[] ones = new double[sums.length];
        Arrays.fill(ones, 1);
        rows.add(Row.exactly(ones, 1));
        for (List<Rational> row : beyond(edges)) {
            double[] beyond = row.stream().mapToDouble(Rational::toDouble).toArray();
            rows.add(Row.atLeast(beyond, -TOLERANCE * game.size()));
        }
        Lottery lottery = Lottery.of(solver.maximize(new Program(sums, List.of(), rows)));
        Payoffs payoffs = Payoffs.of(IntStream.range(0, 3)
                .mapToDouble(player -> lottery.expected(
                                profile -> Rational.of(game.payoffs(profile).of(player)))
                        .toDouble())
                .toArray());
        if (Core.decide(game, payoffs, outsiders, solver) instanceof Core.Unblocked unblocked) {
            return new Found(payoffs, unblocked);
        }
        throw new UnsolvedProgramException("the solver's payoffs " + payoffs + " are blocked", false);
    }

    private Edge alone(int player) {
        double most = Arrays.stream(secured(List.of(player))[0]).max().orElseThrow();
        return edge(List.of(player), new double[] {1}, most);
    }

    private List<Edge> edges(int one, int other) {
        List<Integer> members = List.of(one, other);
        double[][] secured = secured(members);
        ConcaveCurve curve = LotteryFrontier.of(secured[0], secured[1]).curve();
        List<Edge> edges = new ArrayList<>();
        edges.add(edge(List.of(one), new double[] {1}, curve.first(curve.end())));
        edges.add(edge(List.of(other), new double[] {1}, curve.second(0)));
        for (int vertex = 0; vertex + 1 < curve.vertices(); vertex++) {
            double first = curve.second(vertex) - curve.second(vertex + 1.0);
            double second = curve.first(vertex + 1.0) - curve.first(vertex);
            double[] weights = {first / (first + second), second / (first + second)};
            edges.add(edge(members, weights, weights[0] * curve.first(vertex) + weights[1] * curve.second(vertex)));
        }
        return edges;
    }

    private static Edge edge(List<Integer> members, double[] weights, double least) {
        List<Rational> all = IntStream.range(0, 3)
                .mapToObj(player ->
                        members.contains(player) ? Rational.of(weights[members.indexOf(player)]) : Rational.ZERO)
                .toList();
        return new Edge(all, Rational.of(least));
    }

    /** What each member is sure of by each joint action, whatever the answer. */
    private double[][] secured(List<Integer> members) {
        List<List<List<Rational>>> worths = Core.worths(game, members, outsiders);
        return members.stream()
                .map(member -> IntStream.range(0, worths.get(0).size())
                        .mapToDouble(joint -> sure(worths, member, joint))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double sure(List<List<List<Rational>>> worths, int member, int joint) {
        Rational gain =
                worths.get(0).get(joint).get(member).minus(worths.get(0).get(0).get(member));
        Rational least = worths.get(0).get(joint).get(member);
        for (List<List<Rational>> answer : worths) {
            Rational worth = answer.get(joint).get(member);
            if (!worth.minus(answer.get(0).get(member)).equals(gain)) {
                throw new IllegalArgumentException("what player " + member
                        + " gains in a coalition must not depend on how the outsiders answer, and does");
            }
            least = least.min(worth);
        }
        return least.toDouble();
    }
}
