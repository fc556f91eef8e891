// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a bargaining solution chose.
 *
 * @param payoffs what each party gets, in expectation where it is a lottery
 * @param lottery the probability of each outcome, by its place in the list; one of probability 1 where no lottery is needed
 * @param below the parties that get less than without an agreement
 * @since 0.1.0
 */
public record Solution(Payoffs payoffs, SortedMap<Integer, Double> lottery, List<Integer> below) {
    public Solution {
        lottery = Collections.unmodifiableSortedMap(new TreeMap<>(lottery));
        below = List.copyOf(below);
    }

    static Solution of(Payoffs payoffs, SortedMap<Integer, Double> lottery, Payoffs disagreement) {
        List<Integer> below = IntStream.range(0, payoffs.parties())
                .filter(party -> payoffs.of(party) < disagreement.of(party))
                .boxed()
                .toList();
        return new Solution(payoffs, lottery, below);
    }
}
