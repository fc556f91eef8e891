// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Chooses among the outcomes of a list: what is best by a rule's first measure, among these by its second, and so on. */
final class OutcomeChoice {
    /** What differs by less, relative to its size, counts as equal: sums and powers of doubles are no better. */
    private static final double EQUAL = 1e-12;

    private final BargainingProblem problem;
    private final List<Payoffs> rational;
    private final double[] ideal;

    OutcomeChoice(BargainingProblem problem) {
        this.problem = problem;
        this.rational = problem.outcomes().stream()
                .filter(outcome -> outcome.isAtLeast(problem.disagreement()))
                .toList();
        this.ideal = problem.disagreement().toArray();
        for (Payoffs outcome : rational) {
            for (int party = 0; party < ideal.length; party++) {
                ideal[party] = Math.max(ideal[party], outcome.of(party));
            }
        }
    }

    Optional<Solution> choose(BargainingRule rule) {
        List<Integer> left = new ArrayList<>();
        for (int outcome = 0; outcome < problem.outcomes().size(); outcome++) {
            if (!rule.isIndividuallyRational()
                    || problem.outcomes().get(outcome).isAtLeast(problem.disagreement())) {
                left.add(outcome);
            }
        }
        for (ToDoubleFunction<Payoffs> measure : measures(rule)) {
            left = best(left, measure);
        }
        return left.stream()
                .findFirst()
                .map(outcome -> Solution.of(
                        problem.outcomes().get(outcome), new TreeMap<>(Map.of(outcome, 1.0)), problem.disagreement()));
    }

    private List<Integer> best(List<Integer> outcomes, ToDoubleFunction<Payoffs> measure) {
        double[] measured = outcomes.stream()
                .mapToDouble(outcome -> measure.applyAsDouble(problem.outcomes().get(outcome)))
                .toArray();
        double most = Arrays.stream(measured).max().orElse(0);
        double enough = most - EQUAL * Math.max(1, Math.abs(most));
        return IntStream.range(0, measured.length)
                .filter(i -> measured[i] >= enough)
                .mapToObj(outcomes::get)
                .toList();
    }

    private List<ToDoubleFunction<Payoffs>> measures(BargainingRule rule) {
        List<ToDoubleFunction<Payoffs>> measures = new ArrayList<>();
        switch (rule) {
            case NASH -> {
                measures.add(this::partiesThatGain);
                measures.add(this::logOfTheProduct);
            }
            case KALAI_SMORODINSKY -> measures.addAll(leximin(this::shareOfTheIdealGain));
            case EGALITARIAN -> {}
            case UTILITARIAN -> measures.add(Payoffs::sum);
            case RELATIVE_UTILITARIAN -> {
                measures.add(this::sumOfShares);
                measures.addAll(leximin(this::shareOfTheIdealGain));
            }
        }
        measures.addAll(leximin(this::gain));
        measures.add(Payoffs::sum);
        return measures;
    }

    /** What a party gets, measured in some way. */
    @FunctionalInterface
    private interface PartyMeasure {
        double of(Payoffs outcome, int party);
    }

    /** The least that a party which can gain gets, the second least, and so on. */
    private List<ToDoubleFunction<Payoffs>> leximin(PartyMeasure measure) {
        int[] gaining = IntStream.range(0, ideal.length).filter(this::canGain).toArray();
        List<ToDoubleFunction<Payoffs>> measures = new ArrayList<>();
        for (int place = 0; place < gaining.length; place++) {
            int rank = place;
            measures.add(outcome -> IntStream.of(gaining)
                    .mapToDouble(party -> measure.of(outcome, party))
                    .sorted()
                    .skip(rank)
                    .findFirst()
                    .orElseThrow());
        }
        return measures;
    }

    private boolean canGain(int party) {
        return ideal[party] > problem.disagreement().of(party);
    }

    private double gain(Payoffs outcome, int party) {
        return outcome.of(party) - problem.disagreement().of(party);
    }

    private double shareOfTheIdealGain(Payoffs outcome, int party) {
        return gain(outcome, party) / (ideal[party] - problem.disagreement().of(party));
    }

    private double sumOfShares(Payoffs outcome) {
        return IntStream.range(0, ideal.length)
                .filter(this::canGain)
                .mapToDouble(party -> shareOfTheIdealGain(outcome, party))
                .sum();
    }

    /** Where no outcome lets all gain at once, the product is of those who do, and as many as can must. */
    private double partiesThatGain(Payoffs outcome) {
        return IntStream.range(0, ideal.length)
                .filter(party -> gain(outcome, party) > 0)
                .count();
    }

    private double logOfTheProduct(Payoffs outcome) {
        return IntStream.range(0, ideal.length)
                .filter(party -> gain(outcome, party) > 0)
                .mapToDouble(party -> problem.weights().get(party) * Math.log(gain(outcome, party)))
                .sum();
    }
}
