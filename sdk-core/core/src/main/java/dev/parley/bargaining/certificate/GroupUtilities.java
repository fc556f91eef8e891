// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.certificate;

import dev.parley.bargaining.Payoffs;
import java.util.ArrayList;
import java.util.List;

/**
 * What the values of the same issues are worth to two or more parties; worths add up over the issues. All outcomes are listed in
 * the order of their choices, the last issue changing first.
 *
 * @param worths of each party's, each issue's values
 * @since 0.1.0
 */
public record GroupUtilities(List<List<List<Double>>> worths) {
    /**
     * Checks that the issues are the same for all.
     *
     * @throws IllegalArgumentException if there are fewer than two parties, no issue, an issue without values, more than {@link
     *     GroupCertificate#MOST_OUTCOMES} outcomes, or a worth that is not finite; if the parties' issues differ
     */
    public GroupUtilities {
        worths = worths.stream()
                .map(party -> party.stream().map(List::copyOf).toList())
                .toList();
        if (worths.size() < 2) {
            throw new IllegalArgumentException("there must be at least two parties");
        }
        if (worths.get(0).isEmpty()) {
            throw new IllegalArgumentException("there must be at least one issue");
        }
        long outcomes = 1;
        for (List<Double> issue : worths.get(0)) {
            outcomes = Math.min(outcomes * issue.size(), GroupCertificate.MOST_OUTCOMES + 1L);
            if (outcomes == 0) {
                throw new IllegalArgumentException("every issue must have a value");
            }
        }
        for (int party = 0; party < worths.size(); party++) {
            requireAlike(worths, party);
        }
        if (outcomes > GroupCertificate.MOST_OUTCOMES) {
            throw new IllegalArgumentException(
                    "there must be at most " + GroupCertificate.MOST_OUTCOMES + " outcomes, and there are more");
        }
    }

    private static void requireAlike(List<List<List<Double>>> worths, int party) {
        List<List<Double>> own = worths.get(party);
        if (own.size() != worths.get(0).size()) {
            throw new IllegalArgumentException("party " + party + " has " + own.size() + " issues, and party 0 "
                    + worths.get(0).size());
        }
        for (int issue = 0; issue < own.size(); issue++) {
            if (own.get(issue).size() != worths.get(0).get(issue).size()) {
                throw new IllegalArgumentException(
                        "issue " + issue + " has " + own.get(issue).size() + " values for party " + party + ", and "
                                + worths.get(0).get(issue).size() + " for party 0");
            }
            if (!own.get(issue).stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "a worth of issue " + issue + " to party " + party + " is not finite");
            }
        }
    }

    public int parties() {
        return worths.size();
    }

    public int issues() {
        return worths.get(0).size();
    }

    /** One party's worths, as {@link OwnPart} takes them. */
    List<double[]> worths(int party) {
        return worths.get(party).stream()
                .map(issue -> issue.stream().mapToDouble(worth -> worth).toArray())
                .toList();
    }

    double worth(int party, int issue, int value) {
        return worths.get(party).get(issue).get(value);
    }

    /** What a choice, a value of each issue, is worth to all. */
    Payoffs payoffs(List<Integer> choice) {
        double[] sums = new double[parties()];
        for (int issue = 0; issue < choice.size(); issue++) {
            for (int party = 0; party < sums.length; party++) {
                sums[party] += worth(party, issue, choice.get(issue));
            }
        }
        return Payoffs.of(sums);
    }

    List<Payoffs> outcomes() {
        int count = 1;
        for (List<Double> issue : worths.get(0)) {
            count *= issue.size();
        }
        List<Payoffs> outcomes = new ArrayList<>(count);
        for (int outcome = 0; outcome < count; outcome++) {
            outcomes.add(payoffs(choice(outcome)));
        }
        return outcomes;
    }

    /** The values of an outcome, by its place in the list. */
    List<Integer> choice(int outcome) {
        Integer[] values = new Integer[issues()];
        int rest = outcome;
        for (int issue = values.length - 1; issue >= 0; issue--) {
            int count = worths.get(0).get(issue).size();
            values[issue] = rest % count;
            rest /= count;
        }
        return List.of(values);
    }
}
