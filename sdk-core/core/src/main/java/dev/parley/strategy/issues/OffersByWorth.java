// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * All offers, the best for oneself first, made one after the other: finding the k best takes O(k × issues × log k) and lists no
 * others. Of offers worth the same the one with the better earlier issues comes first.
 */
final class OffersByWorth {
    private final List<List<Double>> worth;
    /** For each issue its values, the best first. */
    private final int[][] ranked;

    private final PriorityQueue<Ranks> found =
            new PriorityQueue<>(Comparator.comparingDouble((Ranks ranks) -> -ranks.worth())
                    .thenComparing((one, other) -> Arrays.compare(one.ranks(), other.ranks())));

    /**
     * An offer by the rank of each issue's value.
     *
     * @param last the last issue whose rank was raised: none before it is raised any more, so that each offer is found once
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by their content above
    private record Ranks(int[] ranks, int last, double worth) {}

    OffersByWorth(IssueUtility utility) {
        worth = utility.worth();
        ranked = new int[worth.size()][];
        for (int issue = 0; issue < ranked.length; issue++) {
            List<Double> values = worth.get(issue);
            ranked[issue] = IntStream.range(0, values.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(value -> -values.get(value)))
                    .mapToInt(value -> value)
                    .toArray();
        }
        int[] best = new int[ranked.length];
        found.add(new Ranks(best, 0, worth(best)));
    }

    /** The next one; empty when there is none left. */
    Optional<List<Integer>> next() {
        Ranks next = found.poll();
        if (next == null) {
            return Optional.empty();
        }
        for (int issue = next.last(); issue < ranked.length; issue++) {
            if (next.ranks()[issue] + 1 < ranked[issue].length) {
                int[] ranks = next.ranks().clone();
                ranks[issue]++;
                found.add(new Ranks(ranks, issue, worth(ranks)));
            }
        }
        return Optional.of(IntStream.range(0, ranked.length)
                .mapToObj(issue -> ranked[issue][next.ranks()[issue]])
                .toList());
    }

    private double worth(int[] ranks) {
        double sum = 0;
        for (int issue = 0; issue < ranks.length; issue++) {
            sum += worth.get(issue).get(ranked[issue][ranks[issue]]);
        }
        return sum;
    }
}
