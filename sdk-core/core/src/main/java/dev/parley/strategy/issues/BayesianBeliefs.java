// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * For each issue how probable it is that it matters so much and that one value is the best, the others being worth less the
 * further away they are. Each issue is learnt apart: what the other issues give is put at what is expected of them.
 */
final class BayesianBeliefs {
    private final List<Integer> values;
    private final double concession;
    private final double spread;
    /** For each issue: weights by row, from 1 to the number of issues; the best value by column. */
    private final List<double[][]> beliefs = new ArrayList<>();

    BayesianBeliefs(List<Integer> values, double concession, double spread) {
        this.values = values;
        this.concession = concession;
        this.spread = spread;
        for (int count : values) {
            double[][] even = new double[values.size()][count];
            for (double[] row : even) {
                Arrays.fill(row, 1.0 / (values.size() * count));
            }
            beliefs.add(even);
        }
    }

    BayesianBeliefs learn(List<List<Integer>> offers) {
        for (int offer = 0; offer < offers.size(); offer++) {
            learn(offers.get(offer), Math.max(0, 1 - concession * offer));
        }
        return this;
    }

    private void learn(List<Integer> offer, double asked) {
        int issues = values.size();
        double[] weights = IntStream.range(0, issues).mapToDouble(this::weight).toArray();
        double[] worths = IntStream.range(0, issues)
                .mapToDouble(issue -> worth(issue, offer.get(issue)))
                .toArray();
        double allWeights = DoubleStream.of(weights).sum();
        double allWorths = DoubleStream.of(worths).sum();
        for (int issue = 0; issue < issues; issue++) {
            learn(issue, offer.get(issue), asked, allWeights - weights[issue], allWorths - worths[issue]);
        }
    }

    private void learn(int issue, int value, double asked, double otherWeights, double otherWorths) {
        double[][] belief = beliefs.get(issue);
        double sum = 0;
        for (int weight = 1; weight <= belief.length; weight++) {
            for (int best = 0; best < belief[0].length; best++) {
                double utility = (weight * likeness(issue, value, best) + otherWorths) / (weight + otherWeights);
                double far = (utility - asked) / spread;
                // However unlikely, no hypothesis is given up for good.
                belief[weight - 1][best] *= Math.max(1e-9, Math.exp(-far * far / 2));
                sum += belief[weight - 1][best];
            }
        }
        for (double[] row : belief) {
            double all = sum;
            Arrays.setAll(row, best -> row[best] / all);
        }
    }

    private double likeness(int issue, int value, int best) {
        int count = values.get(issue);
        return count == 1 ? 1 : 1 - (double) Math.abs(value - best) / (count - 1);
    }

    private double weight(int issue) {
        double sum = 0;
        double[][] belief = beliefs.get(issue);
        for (int weight = 1; weight <= belief.length; weight++) {
            sum += weight * DoubleStream.of(belief[weight - 1]).sum();
        }
        return sum;
    }

    /** What a value is expected to be worth, its issue's weight included. */
    private double worth(int issue, int value) {
        double sum = 0;
        double[][] belief = beliefs.get(issue);
        for (int weight = 1; weight <= belief.length; weight++) {
            for (int best = 0; best < belief[0].length; best++) {
                sum += weight * belief[weight - 1][best] * likeness(issue, value, best);
            }
        }
        return sum;
    }

    IssueUtility estimate() {
        return new IssueUtility(IntStream.range(0, values.size())
                .mapToObj(issue -> IntStream.range(0, values.get(issue))
                        .mapToObj(value -> worth(issue, value))
                        .toList())
                .toList());
    }
}
