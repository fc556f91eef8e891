// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.tournament;

import dev.parley.strategy.issues.IssueStrategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Every strategy against every other and itself, on every scenario, from either side. A strategy's share is how far its agreement
 * is on the way from its reservation to its best; without an agreement it is 0.
 *
 * @param names of the strategies
 * @param results of every bout, in the order of play
 * @since 0.1.0
 */
public record Tournament(List<String> names, List<Result> results) {
    public Tournament {
        names = List.copyOf(names);
        results = List.copyOf(results);
    }

    /**
     * A bout, as one of the two saw it: every bout is told twice.
     *
     * @param strategy whose result this is, by its place
     * @param opponent by its place
     * @param scenario by name
     * @param agreed whether there was an agreement
     * @param share of this strategy, from 0 to 1
     * @param time of the agreement, from 0 to 1; 1 without one
     * @param foul whether this strategy broke a rule
     */
    public record Result(
            int strategy, int opponent, String scenario, boolean agreed, double share, double time, boolean foul) {}

    /**
     * A line of the table.
     *
     * @param name of the strategy
     * @param bouts how many it played
     * @param agreements the share that ended in an agreement
     * @param share its mean share, bouts without an agreement included
     * @param time the mean time of its agreements; 1 where there was none
     * @param fouls in how many it broke a rule
     */
    public record Line(String name, int bouts, double agreements, double share, double time, int fouls) {}

    /**
     * Plays it.
     *
     * @throws IllegalArgumentException if two strategies have one name
     */
    public static Tournament of(List<? extends IssueStrategy> strategies, List<Scenario> scenarios, Referee referee) {
        List<String> names = strategies.stream().map(IssueStrategy::name).toList();
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("each strategy must have a name of its own: " + names);
        }
        List<Result> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (Scenario seats : List.of(scenario, scenario.turned())) {
                for (int first = 0; first < names.size(); first++) {
                    for (int second = 0; second < names.size(); second++) {
                        Bout bout = Bout.of(seats, strategies.get(first), strategies.get(second), referee);
                        results.add(result(bout, seats, 0, first, second));
                        results.add(result(bout, seats, 1, second, first));
                    }
                }
            }
        }
        return new Tournament(names, results);
    }

    private static Result result(Bout bout, Scenario scenario, int side, int strategy, int opponent) {
        double share = bout.agreement()
                .map(agreement -> scenario.share(side, scenario.utility(side).of(agreement)))
                .orElse(0.0);
        boolean agreed = bout.agreement().isPresent();
        double time = agreed && scenario.most() > 1 ? Math.min(1, (bout.offers() - 1.0) / (scenario.most() - 1)) : 1;
        boolean foul = bout.foul().map(broken -> broken.side() == side).orElse(false);
        return new Result(strategy, opponent, scenario.name(), agreed, share, time, foul);
    }

    /** The table, the greatest mean share first. */
    public List<Line> table() {
        List<Line> lines = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            int strategy = place;
            List<Result> own = results.stream()
                    .filter(result -> result.strategy() == strategy)
                    .toList();
            lines.add(new Line(
                    names.get(strategy),
                    own.size(),
                    own.stream()
                            .mapToDouble(result -> result.agreed() ? 1 : 0)
                            .average()
                            .orElse(0),
                    own.stream().mapToDouble(Result::share).average().orElse(0),
                    own.stream()
                            .filter(Result::agreed)
                            .mapToDouble(Result::time)
                            .average()
                            .orElse(1),
                    (int) own.stream().filter(Result::foul).count()));
        }
        return lines.stream()
                .sorted(Comparator.comparingDouble((Line line) -> -line.share()))
                .toList();
    }

    /** A strategy's mean share against an opponent, by their places. */
    public double share(int strategy, int opponent) {
        return results.stream()
                .filter(result -> result.strategy() == strategy && result.opponent() == opponent)
                .mapToDouble(Result::share)
                .average()
                .orElse(0);
    }

    /** The table and who got how much against whom, as Markdown. */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder("| strategy | bouts | agreements | share | time | fouls |\n");
        text.append("|---|---|---|---|---|---|\n");
        for (Line line : table()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.3f | %.2f | %d |\n",
                    line.name(),
                    line.bouts(),
                    line.agreements(),
                    line.share(),
                    line.time(),
                    line.fouls()));
        }
        text.append("\n| against | ").append(String.join(" | ", names)).append(" |\n|---|");
        text.append("---|".repeat(names.size())).append('\n');
        for (int strategy = 0; strategy < names.size(); strategy++) {
            text.append("| ").append(names.get(strategy)).append(" |");
            for (int opponent = 0; opponent < names.size(); opponent++) {
                text.append(String.format(Locale.ROOT, " %.3f |", share(strategy, opponent)));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
