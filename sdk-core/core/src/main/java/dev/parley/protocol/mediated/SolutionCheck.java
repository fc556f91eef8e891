// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.WholeNumberChoice.Party;
import dev.parley.bargaining.proof.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether an outcome is what a bargaining solution chooses, found without the solver, in whole numbers and fractions. Of two
 * parties the most that the second can have is found for everything that the first can have, issue by issue; of more all
 * outcomes are looked through.
 */
final class SolutionCheck {
    /** By how much, relative to its size, a measure may be less than the best: what a solver's doubles cannot tell apart. */
    private static final Rational SLACK = Rational.of(1, 1_000_000_000);

    private final BargainingRule rule;
    private final List<Party> parties;

    SolutionCheck(SolutionNeed need) {
        this.rule = need.rule();
        this.parties = need.parties();
    }

    /** Whether the answer is right: a best outcome, or that there is none. */
    boolean holds(Optional<List<Integer>> answer) {
        List<long[]> possible = possible();
        if (answer.isEmpty() || possible.isEmpty()) {
            return answer.isEmpty() && possible.isEmpty();
        }
        List<Integer> choice = answer.get();
        if (!fits(choice)) {
            return false;
        }
        long[] gains = parties.stream().mapToLong(party -> gain(party, choice)).toArray();
        long[] ideals = ideals(possible);
        List<Rational> claimed = measure(gains, ideals);
        return Arrays.stream(gains).allMatch(gain -> gain >= 0)
                && possible.stream().noneMatch(other -> isBetter(measure(other, ideals), claimed));
    }

    private boolean fits(List<Integer> choice) {
        List<List<Long>> issues = parties.get(0).worths();
        if (choice.size() != issues.size()) {
            return false;
        }
        for (int issue = 0; issue < choice.size(); issue++) {
            int place = choice.get(issue);
            if (place < 0 || place >= issues.get(issue).size()) {
                return false;
            }
        }
        return true;
    }

    /** The gains of outcomes that leave nobody below its reservation, those that nothing better for one hides. */
    private List<long[]> possible() {
        List<long[]> gains = parties.size() == 2 ? ofTwo() : ofMany();
        return gains.stream()
                .filter(each -> Arrays.stream(each).allMatch(gain -> gain >= 0))
                .toList();
    }

    private static long gain(Party party, List<Integer> choice) {
        long worth = 0;
        for (int issue = 0; issue < choice.size(); issue++) {
            worth += party.worths().get(issue).get(choice.get(issue));
        }
        return worth - party.reservation();
    }

    /** The gains of all outcomes. */
    private List<long[]> ofMany() {
        List<long[]> sums = List.of(
                parties.stream().mapToLong(party -> -party.reservation()).toArray());
        for (int issue = 0; issue < parties.get(0).worths().size(); issue++) {
            List<long[]> longer = new ArrayList<>();
            for (long[] sum : sums) {
                for (int value = 0; value < parties.get(0).worths().get(issue).size(); value++) {
                    longer.add(plus(sum, issue, value));
                }
            }
            sums = longer;
        }
        return sums;
    }

    private long[] plus(long[] sum, int issue, int value) {
        long[] more = sum.clone();
        for (int party = 0; party < more.length; party++) {
            more[party] += parties.get(party).worths().get(issue).get(value);
        }
        return more;
    }

    /** For each sum of the first party's worths the most that the second can have with it. */
    private List<long[]> ofTwo() {
        long[] most = new long[MediatedMove.MOST_WORTH + 1];
        Arrays.fill(most, -1);
        most[0] = 0;
        for (int issue = 0; issue < parties.get(0).worths().size(); issue++) {
            most = with(
                    most,
                    parties.get(0).worths().get(issue),
                    parties.get(1).worths().get(issue));
        }
        List<long[]> gains = new ArrayList<>();
        for (int first = 0; first < most.length; first++) {
            if (most[first] >= 0) {
                gains.add(new long[] {
                    first - parties.get(0).reservation(),
                    most[first] - parties.get(1).reservation()
                });
            }
        }
        return gains;
    }

    private static long[] with(long[] most, List<Long> first, List<Long> second) {
        long[] next = new long[most.length];
        Arrays.fill(next, -1);
        for (int sum = 0; sum < most.length; sum++) {
            for (int value = 0; most[sum] >= 0 && value < first.size(); value++) {
                int at = (int) (sum + first.get(value));
                next[at] = Math.max(next[at], most[sum] + second.get(value));
            }
        }
        return next;
    }

    private long[] ideals(List<long[]> possible) {
        long[] ideals = new long[parties.size()];
        for (long[] gains : possible) {
            for (int party = 0; party < ideals.length; party++) {
                ideals[party] = Math.max(ideals[party], gains[party]);
            }
        }
        return ideals;
    }

    /** What the solution wants most of first, then of what; parties that cannot gain do not count. */
    private List<Rational> measure(long[] gains, long[] ideals) {
        return switch (rule) {
            case NASH -> product(gains);
            case EGALITARIAN -> sorted(gains, ideals, false);
            case KALAI_SMORODINSKY -> sorted(gains, ideals, true);
            case UTILITARIAN -> List.of(Rational.of(Arrays.stream(gains).sum()));
            case RELATIVE_UTILITARIAN ->
                List.of(sorted(gains, ideals, true).stream().reduce(Rational.ZERO, Rational::plus));
        };
    }

    private static List<Rational> product(long[] gains) {
        Rational product = Rational.ONE;
        int gaining = 0;
        for (long gain : gains) {
            if (gain > 0) {
                gaining++;
                product = product.times(Rational.of(gain));
            }
        }
        return List.of(Rational.of(gaining), product);
    }

    private static List<Rational> sorted(long[] gains, long[] ideals, boolean shares) {
        List<Rational> measured = new ArrayList<>();
        for (int party = 0; party < gains.length; party++) {
            if (ideals[party] > 0) {
                measured.add(shares ? Rational.of(gains[party], ideals[party]) : Rational.of(gains[party]));
            }
        }
        measured.sort(Comparator.naturalOrder());
        return measured;
    }

    private static boolean isBetter(List<Rational> one, List<Rational> other) {
        for (int place = 0; place < one.size(); place++) {
            Rational difference = one.get(place).minus(other.get(place));
            Rational slack = one.get(place).times(SLACK);
            if (difference.compareTo(slack) > 0) {
                return true;
            }
            if (difference.plus(slack).compareTo(Rational.ZERO) < 0) {
                return false;
            }
        }
        return false;
    }
}
