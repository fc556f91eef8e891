// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import dev.parley.laboratory.Goal;
import dev.parley.laboratory.Measures;
import dev.parley.laboratory.Results;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plots of who comes, and of how the answer changes with the number of buyers and with the fee. */
final class Plots {
    private static final int POINTS = 60;
    private static final List<String> COMPARED = List.of(
            "posted price, buyer by buyer",
            "sealed auction, second price, best reserve",
            "sealed auction, second price, reserve at cost",
            "sealed auction, first price, best reserve");

    private final Request request;
    private final Findings findings;
    private final Goal goal;

    Plots(Request request, Findings findings) {
        this.request = request;
        this.findings = findings;
        this.goal = request.question().goal();
    }

    String html() {
        return people() + buyers() + fees();
    }

    private String people() {
        Population population = request.question().population();
        Distribution values =
                population.valuation().estimates(Math.max(1, population.buyers().most()), population.costs());
        Distribution costs = population.costs();
        double least = Math.min(values.least(), costs.least());
        double most = Math.max(values.most(), costs.most());
        double[] prices = IntStream.rangeClosed(0, POINTS)
                .mapToDouble(i -> least + (most - least) * i / POINTS)
                .toArray();
        double[] buying = IntStream.rangeClosed(0, POINTS)
                .mapToDouble(i -> 1 - values.below(prices[i]))
                .toArray();
        double[] selling = IntStream.rangeClosed(0, POINTS)
                .mapToDouble(i -> costs.below(Math.nextUp(prices[i])))
                .toArray();
        List<String> marks = IntStream.rangeClosed(0, 4)
                .mapToObj(i -> Markup.amount(least + (most - least) * i / 4))
                .toList();
        return "<section><h2>Who comes</h2>\n<p>From left to right the price rises: fewer buyers would pay it, and more"
                + " sellers would take it. "
                + Markup.text(
                        population.buyers().most() == 1
                                ? "One buyer comes"
                                : Markup.amount(population.buyers().mean()) + " buyers come")
                + " to a listing" + (population.buyers().most() == 1 ? "" : " on average") + ".</p>\n"
                + Lines.draw(
                        "Shares of buyers and sellers by price",
                        List.of(
                                new Lines.Line("buyers who would pay it", prices, buying, false),
                                new Lines.Line("sellers who would take it", prices, selling, false)),
                        marks,
                        true)
                + "</section>\n";
    }

    private String buyers() {
        List<Lines.Line> lines = lines(findings.byBuyers(), 1, 1);
        if (lines.isEmpty()) {
            return "";
        }
        List<String> marks = IntStream.rangeClosed(1, Findings.BUYERS)
                .mapToObj(Integer::toString)
                .toList();
        return "<section><h2>With more buyers</h2>\n<p>" + Goals.capital(Goals.words(goal))
                + ", by how many buyers come. One buyer more is often worth more than the best reserve.</p>\n"
                + Lines.draw("By number of buyers", lines, marks, goal == Goal.DEAL_RATE)
                + "</section>\n";
    }

    private String fees() {
        List<Lines.Line> lines = new ArrayList<>(lines(findings.byFee(), 0, Findings.FEE_STEP));
        if (lines.isEmpty()) {
            return "";
        }
        List<String> marks = IntStream.range(0, findings.byFee().size())
                .mapToObj(i -> Math.round(100 * i * Findings.FEE_STEP) + " %")
                .toList();
        return "<section><h2>With another fee</h2>\n<p>" + Goals.capital(Goals.words(goal))
                + ", by the marketplace's part of the price. A fee prevents the deals that are worth less than it.</p>\n"
                + Lines.draw("By fee", lines, marks, goal == Goal.DEAL_RATE)
                + "</section>\n";
    }

    /** A line for each compared protocol that was played every time. */
    private List<Lines.Line> lines(List<Results> all, double first, double step) {
        List<Lines.Line> lines = new ArrayList<>();
        for (String protocol : COMPARED) {
            List<Optional<Measures>> found = all.stream()
                    .map(results -> Findings.find(results, protocol))
                    .toList();
            if (found.stream().allMatch(Optional::isPresent)) {
                lines.add(new Lines.Line(
                        protocol,
                        IntStream.range(0, all.size())
                                .mapToDouble(i -> first + i * step)
                                .toArray(),
                        found.stream()
                                .mapToDouble(measures ->
                                        goal.of(measures.orElseThrow()).mean())
                                .toArray(),
                        false));
            }
        }
        return lines;
    }
}
