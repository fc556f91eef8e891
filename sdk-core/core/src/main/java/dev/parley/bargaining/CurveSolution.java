// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import dev.parley.bargaining.frontier.ConcaveCurve;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The bargaining solutions of two parties on a frontier with lotteries, each in closed form on its edge.
 *
 * @param place where it lies on the curve
 * @param first what the first party gets
 * @param second what the second party gets
 * @since 0.1.0
 */
public record CurveSolution(double place, double first, double second) {
    /**
     * Finds a rule's solution.
     *
     * @param firstDisagreement what the first party gets without an agreement
     * @param secondDisagreement what the second gets
     * @param firstWeight the first party's share of the weight in the Nash solution, above 0 and below 1
     * @return empty when no place gives both at least their disagreement and the rule wants that, or for the relative
     *     rule, which has no ideal gains then
     */
    public static Optional<CurveSolution> of(
            BargainingRule rule,
            ConcaveCurve curve,
            double firstDisagreement,
            double secondDisagreement,
            double firstWeight) {
        if (!(firstWeight > 0 && firstWeight < 1)) {
            throw new IllegalArgumentException("firstWeight must be above 0 and below 1, and is " + firstWeight);
        }
        if (rule == BargainingRule.UTILITARIAN) {
            Search all = new Search(curve, firstDisagreement, secondDisagreement, 0, curve.end());
            return Optional.of(all.at(all.mostOf(1, 1)));
        }
        double from = curve.whereFirstHas(firstDisagreement);
        double to = curve.whereSecondHas(secondDisagreement);
        if (from > to) {
            return Optional.empty();
        }
        return Optional.of(new Search(curve, firstDisagreement, secondDisagreement, from, to).find(rule, firstWeight));
    }

    /** The part of a curve where nobody is below the disagreement. */
    private record Search(ConcaveCurve curve, double firstLeast, double secondLeast, double from, double to) {
        CurveSolution at(double place) {
            return new CurveSolution(place, curve.first(place), curve.second(place));
        }

        CurveSolution find(BargainingRule rule, double firstWeight) {
            double firstIdeal = curve.first(to) - firstLeast;
            double secondIdeal = curve.second(from) - secondLeast;
            if (!(firstIdeal > 0) || !(secondIdeal > 0)) {
                return at(firstIdeal > 0 ? to : from);
            }
            return at(
                    switch (rule) {
                        case NASH -> nash(firstWeight);
                        case KALAI_SMORODINSKY -> crossing(firstIdeal, secondIdeal);
                        case EGALITARIAN -> crossing(1, 1);
                        case UTILITARIAN, RELATIVE_UTILITARIAN -> mostOf(firstIdeal, secondIdeal);
                    });
        }

        /** Where the greatest product lies: along an edge the logarithm's slope is 0 at one place. */
        private double nash(double firstWeight) {
            double place = from;
            while (place < to) {
                int vertex = (int) place;
                double next = Math.min(vertex + 1.0, to);
                double best = vertex + topOfTheEdge(vertex, firstWeight);
                if (best < next) {
                    return Math.max(best, place);
                }
                place = next;
            }
            return to;
        }

        private double topOfTheEdge(int vertex, double firstWeight) {
            double firstGain = curve.first(vertex) - firstLeast;
            double secondGain = curve.second(vertex) - secondLeast;
            double firstStep = curve.first(vertex + 1.0) - curve.first(vertex);
            double secondStep = curve.second(vertex + 1.0) - curve.second(vertex);
            return -(firstWeight * secondGain / secondStep + (1 - firstWeight) * firstGain / firstStep);
        }

        /** Where the gains, in the units given, are equal; or the end that comes nearest to it. */
        private double crossing(double firstUnit, double secondUnit) {
            DoubleUnaryOperator lead = place ->
                    (curve.first(place) - firstLeast) / firstUnit - (curve.second(place) - secondLeast) / secondUnit;
            double low = from;
            double high = to;
            if (lead.applyAsDouble(low) >= 0) {
                return low;
            }
            if (lead.applyAsDouble(high) <= 0) {
                return high;
            }
            while (Math.ceil(high) - Math.floor(low) > 1) {
                double middle = Math.floor((Math.floor(low) + Math.ceil(high)) / 2);
                if (lead.applyAsDouble(middle) >= 0) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            double behind = lead.applyAsDouble(low);
            return low + (high - low) * -behind / (lead.applyAsDouble(high) - behind);
        }

        /** The greatest sum in the units given; along an edge on which it stays the same, where gains are equal. */
        private double mostOf(double firstUnit, double secondUnit) {
            double low = from;
            double high = from;
            double most = sum(from, firstUnit, secondUnit);
            for (double place = from; place < to; ) {
                place = Math.min((int) place + 1.0, to);
                double here = sum(place, firstUnit, secondUnit);
                double equal = 1e-12 * Math.max(1, Math.abs(most));
                if (here > most + equal) {
                    most = here;
                    low = place;
                    high = place;
                } else if (here >= most - equal) {
                    high = place;
                }
            }
            return new Search(curve, firstLeast, secondLeast, low, high).crossing(firstUnit, secondUnit);
        }

        private double sum(double place, double firstUnit, double secondUnit) {
            return curve.first(place) / firstUnit + curve.second(place) / secondUnit;
        }
    }
}
