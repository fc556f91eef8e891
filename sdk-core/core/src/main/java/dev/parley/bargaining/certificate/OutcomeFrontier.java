// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.certificate;

import dev.parley.bargaining.Payoffs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The outcomes of a list, of any number of parties, that no other outcome improves on for one party without a loss to another.
 * Whatever improves on an outcome has a greater sum, so each is compared only with those kept before it.
 */
final class OutcomeFrontier {
    private final List<Payoffs> undominated = new ArrayList<>();

    OutcomeFrontier(List<Payoffs> outcomes) {
        List<Payoffs> falling = outcomes.stream()
                .sorted(Comparator.comparingDouble(Payoffs::sum)
                        .thenComparing(Payoffs::toArray, Arrays::compare)
                        .reversed())
                .toList();
        for (Payoffs outcome : falling) {
            if (undominated.stream().noneMatch(kept -> kept.dominates(outcome))) {
                undominated.add(outcome);
            }
        }
    }

    /** How far the nearest of them is from a point; 0 where the point is one of them. */
    double distance(Payoffs from, double[] units) {
        return undominated.stream()
                .mapToDouble(point -> distance(from, point, units))
                .min()
                .orElseThrow();
    }

    /**
     * How far two points are from each other.
     *
     * @param units in which each party's difference is measured
     */
    static double distance(Payoffs one, Payoffs other, double[] units) {
        double squares = 0;
        for (int party = 0; party < units.length; party++) {
            double apart = (one.of(party) - other.of(party)) / units[party];
            squares += apart * apart;
        }
        return Math.sqrt(squares);
    }
}
