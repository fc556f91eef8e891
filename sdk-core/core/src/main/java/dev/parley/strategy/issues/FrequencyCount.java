// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** How often the other side offered each value, and how often it left each issue as it was. */
record FrequencyCount(List<Integer> values, List<List<Integer>> offers, double learning) {
    IssueUtility estimate() {
        return offers.isEmpty()
                ? IssueUtility.nothing(values)
                : new IssueUtility(
                        IntStream.range(0, values.size()).mapToObj(this::issue).toList());
    }

    private List<Double> issue(int issue) {
        double weight = (1 + learning * unmoved(issue)) / values.size();
        List<Integer> counts = IntStream.range(0, values.get(issue))
                .mapToObj(value -> (int) offers.stream()
                        .filter(offer -> offer.get(issue) == value)
                        .count())
                .toList();
        double most = Collections.max(counts);
        return counts.stream().map(count -> weight * count / most).toList();
    }

    private long unmoved(int issue) {
        return IntStream.range(1, offers.size())
                .filter(i -> offers.get(i).get(issue).equals(offers.get(i - 1).get(issue)))
                .count();
    }
}
