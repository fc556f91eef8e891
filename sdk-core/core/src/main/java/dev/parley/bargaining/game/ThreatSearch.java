// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.frontier.ConcaveCurve;
import dev.parley.bargaining.frontier.LotteryFrontier;
import dev.parley.bargaining.proof.Lottery;
import dev.parley.bargaining.proof.MaxMin;
import dev.parley.bargaining.proof.Rational;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks along the frontier for the threats whose Nash solution lies where their own weights are the frontier's. At weights w
 * the threats are the two sides of a game in which one gains what the other loses, w₁u₁ − w₂u₂; the agreement has the
 * same lead as its value. The agreement's lead rises along the frontier, so the place is found from one end.
 */
final class ThreatSearch {
    /** Halvings that leave nothing between two doubles. */
    private static final int HALVINGS = 60;

    private final NormalFormGame game;
    private final ProgramSolver solver;
    private final LotteryFrontier frontier;

    ThreatSearch(NormalFormGame game, ProgramSolver solver) {
        this.game = game;
        this.solver = solver;
        this.frontier = LotteryFrontier.of(utilities(0), utilities(1));
    }

    private double[] utilities(int player) {
        return game.payoffs().stream()
                .mapToDouble(payoffs -> payoffs.of(player))
                .toArray();
    }

    ThreatPoint find() {
        ConcaveCurve curve = frontier.curve();
        double before = 0;
        for (int vertex = 0; vertex + 1 < curve.vertices(); vertex++) {
            double weight = weightOfTheEdge(vertex);
            MaxMin threats = threats(weight);
            double value = threats.worth().toDouble();
            double start = lead(weight, vertex);
            double end = lead(weight, vertex + 1);
            if (value <= start) {
                return at(vertex, before, weight);
            }
            if (value <= end) {
                return point(vertex, (value - start) / (end - start), weight, threats);
            }
            before = weight;
        }
        return at(curve.vertices() - 1, before, 1);
    }

    /** The first player's weight at which both ends of an edge are worth the same. */
    private double weightOfTheEdge(int vertex) {
        ConcaveCurve curve = frontier.curve();
        double first = curve.first(vertex + 1.0) - curve.first(vertex);
        double second = curve.second(vertex) - curve.second(vertex + 1.0);
        return second / (first + second);
    }

    private double lead(double weight, int vertex) {
        return weight * frontier.curve().first(vertex)
                - (1 - weight) * frontier.curve().second(vertex);
    }

    /** A vertex is best at all weights between those of its edges; at one of them its lead is the value. */
    private ThreatPoint at(int vertex, double low, double high) {
        double from = low;
        double to = high;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (from + to) / 2;
            if (lead(middle, vertex) < threats(middle).worth().toDouble()) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return point(vertex, 0, to, threats(to));
    }

    private ThreatPoint point(int vertex, double along, double weight, MaxMin threats) {
        double[] agreement = new double[game.profiles()];
        agreement[frontier.outcomes()[vertex]] = 1 - along;
        if (along > 0) {
            agreement[frontier.outcomes()[vertex + 1]] = along;
        }
        Rational first = Rational.of(weight);
        return new ThreatPoint(
                game,
                threats.lottery(),
                threats.weights(),
                Lottery.of(agreement),
                List.of(first, Rational.ONE.minus(first)));
    }

    /** The first player's lottery over its actions against the second's over its own. */
    private MaxMin threats(double weight) {
        Rational first = Rational.of(weight);
        Rational second = Rational.ONE.minus(first);
        return MaxMin.of(
                IntStream.range(0, game.actions().get(1))
                        .mapToObj(row -> IntStream.range(0, game.actions().get(0))
                                .mapToObj(column -> game.payoffs(game.profile(column, row)))
                                .map(payoffs -> first.times(Rational.of(payoffs.of(0)))
                                        .minus(second.times(Rational.of(payoffs.of(1)))))
                                .toList())
                        .toList(),
                solver);
    }
}
