// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import dev.parley.bargaining.frontier.AdditiveFrontier;
import dev.parley.bargaining.frontier.Issues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule chooses, without lotteries, of many issues whose values are worth whole numbers, among the outcomes that leave
 * nobody below its reservation. Between two parties outcomes are never listed, and the choice is exact; with more they are.
 *
 * @since 0.1.0
 */
public final class WholeNumberChoice {
    private final List<Party> parties;

    private WholeNumberChoice(List<Party> parties) {
        this.parties = parties;
    }

    /**
     * A party.
     *
     * @param worths for each issue what each of its values is worth
     * @param reservation the least that an outcome must be worth
     */
    public record Party(List<List<Long>> worths, long reservation) {
        public Party {
            worths = worths.stream().map(List::copyOf).toList();
        }

        private long of(List<Integer> choice) {
            long sum = 0;
            for (int issue = 0; issue < worths.size(); issue++) {
                sum += worths.get(issue).get(choice.get(issue));
            }
            return sum;
        }
    }

    /**
     * The place of the chosen value of each issue; empty where every outcome leaves somebody below its reservation.
     *
     * @param parties at least two, all of the same issues
     * @param mostPoints the most different sums of worths that a party of two may have; more make the choice inexact
     */
    public static Optional<List<Integer>> of(BargainingRule rule, List<Party> parties, int mostPoints) {
        return new WholeNumberChoice(List.copyOf(parties)).choose(rule, mostPoints);
    }

    private Optional<List<Integer>> choose(BargainingRule rule, int mostPoints) {
        List<List<Integer>> possible = new ArrayList<>();
        List<Payoffs> payoffs = new ArrayList<>();
        for (List<Integer> choice : parties.size() == 2 ? frontier(mostPoints) : outcomes()) {
            if (parties.stream().allMatch(party -> party.of(choice) >= party.reservation())) {
                possible.add(choice);
                payoffs.add(Payoffs.of(
                        parties.stream().mapToDouble(party -> party.of(choice)).toArray()));
            }
        }
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        Payoffs reservations =
                Payoffs.of(parties.stream().mapToDouble(Party::reservation).toArray());
        return new BargainingProblem(payoffs, reservations)
                .solve(rule)
                .map(solution -> possible.get(solution.lottery().firstKey()));
    }

    /** The outcomes of two parties of which no other gives one more and the other no less. */
    private List<List<Integer>> frontier(int mostPoints) {
        Issues issues = new Issues();
        for (int issue = 0; issue < parties.get(0).worths().size(); issue++) {
            issues.add(utilities(0, issue), utilities(1, issue));
        }
        AdditiveFrontier frontier = AdditiveFrontier.of(issues, mostPoints);
        List<List<Integer>> choices = new ArrayList<>(frontier.size());
        for (int point = 0; point < frontier.size(); point++) {
            List<Integer> choice = new ArrayList<>();
            for (int place : frontier.choice(point)) {
                choice.add(place);
            }
            choices.add(choice);
        }
        return choices;
    }

    private double[] utilities(int party, int issue) {
        return parties.get(party).worths().get(issue).stream()
                .mapToDouble(Long::doubleValue)
                .toArray();
    }

    private List<List<Integer>> outcomes() {
        List<List<Integer>> outcomes = List.of(List.of());
        for (List<Long> values : parties.get(0).worths()) {
            List<List<Integer>> longer = new ArrayList<>(outcomes.size() * values.size());
            for (List<Integer> begun : outcomes) {
                for (int value = 0; value < values.size(); value++) {
                    List<Integer> choice = new ArrayList<>(begun);
                    choice.add(value);
                    longer.add(choice);
                }
            }
            outcomes = longer;
        }
        return outcomes;
    }
}
