// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.utility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Issues that depend on each other, with the values of each that count, and the parts of each party that look at them. */
final class IssueGroup {
    private static final int[] ALL = {};

    private final List<Integer> issues;
    private final List<Counted> values;
    /** For each party. */
    private final List<List<UtilityPart>> parts;

    private IssueGroup(List<Integer> issues, List<Counted> values, List<List<UtilityPart>> parts) {
        this.issues = List.copyOf(issues);
        this.values = values;
        this.parts = parts;
    }

    /**
     * The values of an issue that count.
     *
     * @param corners which ones, rising; empty where all do
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares values
    private record Counted(int count, int[] corners) {
        int value(int place) {
            return corners.length == 0 ? place : corners[place];
        }

        /** Below 0 where the value does not count. */
        int place(int value) {
            return corners.length == 0 ? value : Arrays.binarySearch(corners, value);
        }
    }

    /** The groups, in the order of their first issues. */
    static List<IssueGroup> of(List<AdditiveUtility> utilities, boolean cornersOnly) {
        List<Integer> counts = utilities.get(0).values();
        int[] roots = roots(utilities, counts.size());
        List<List<Integer>> members = lists(counts.size());
        for (int issue = 0; issue < counts.size(); issue++) {
            members.get(roots[issue]).add(issue);
        }
        List<List<List<UtilityPart>>> parts = new ArrayList<>();
        for (AdditiveUtility utility : utilities) {
            List<List<UtilityPart>> own = lists(counts.size());
            for (UtilityPart part : utility.parts()) {
                own.get(roots[part.issues().get(0)]).add(part);
            }
            parts.add(own);
        }
        List<IssueGroup> groups = new ArrayList<>();
        for (int root = 0; root < counts.size(); root++) {
            if (!members.get(root).isEmpty()) {
                int at = root;
                List<List<UtilityPart>> own =
                        parts.stream().map(party -> List.copyOf(party.get(at))).toList();
                groups.add(
                        new IssueGroup(members.get(root), counted(members.get(root), counts, own, cornersOnly), own));
            }
        }
        return groups;
    }

    private static <T> List<List<T>> lists(int count) {
        List<List<T>> lists = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>(1));
        }
        return lists;
    }

    /** For each issue the first one that it depends on, directly or not. */
    private static int[] roots(List<AdditiveUtility> utilities, int issues) {
        int[] roots = IntStream.range(0, issues).toArray();
        for (AdditiveUtility utility : utilities) {
            for (UtilityPart part : utility.parts()) {
                for (int issue : part.issues()) {
                    int one = root(roots, part.issues().get(0));
                    int other = root(roots, issue);
                    roots[Math.max(one, other)] = Math.min(one, other);
                }
            }
        }
        for (int issue = 0; issue < issues; issue++) {
            roots[issue] = root(roots, issue);
        }
        return roots;
    }

    private static int root(int[] roots, int issue) {
        int root = issue;
        while (roots[root] != root) {
            roots[root] = roots[roots[root]];
            root = roots[root];
        }
        return root;
    }

    private static List<Counted> counted(
            List<Integer> members, List<Integer> counts, List<List<UtilityPart>> parts, boolean cornersOnly) {
        boolean straight = cornersOnly
                && members.size() == 1
                && parts.stream().flatMap(List::stream).allMatch(PiecewiseLinear.class::isInstance);
        if (!straight) {
            return members.stream()
                    .map(issue -> new Counted(counts.get(issue), ALL))
                    .toList();
        }
        TreeSet<Integer> corners = new TreeSet<>(List.of(0));
        corners.add(counts.get(members.get(0)) - 1);
        for (List<UtilityPart> party : parts) {
            for (UtilityPart part : party) {
                corners.addAll(((PiecewiseLinear) part).corners().keySet());
            }
        }
        return List.of(new Counted(
                corners.size(), corners.stream().mapToInt(corner -> corner).toArray()));
    }

    /** How many combinations there are, at most 2⁶². */
    long combinations() {
        long product = 1;
        for (Counted each : values) {
            product = product > 1L << 31 ? 1L << 62 : product * each.count();
        }
        return product;
    }

    String describe() {
        return issues.size() == 1
                ? "values of issue " + issues.get(0)
                : "issues that depend on each other (" + issues.size() + " of them, the first is " + issues.get(0)
                        + ")";
    }

    /**
     * What each combination is worth to a party.
     *
     * @param outcome to write combinations into, as long as there are issues; other groups' values do not count
     */
    double[] worths(int party, Integer[] outcome) {
        List<Integer> view = Arrays.asList(outcome);
        double[] worths = new double[(int) combinations()];
        for (int combination = 0; combination < worths.length; combination++) {
            put(combination, outcome);
            for (UtilityPart part : parts.get(party)) {
                worths[combination] += part.worth(view);
            }
        }
        return worths;
    }

    /** Writes a combination's values into an outcome. */
    void put(int combination, Integer[] outcome) {
        int rest = combination;
        for (int i = issues.size() - 1; i >= 0; i--) {
            Counted each = values.get(i);
            outcome[issues.get(i)] = each.value(rest % each.count());
            rest /= each.count();
        }
    }

    /** The place of an outcome's combination. */
    int combination(List<Integer> outcome) {
        int combination = 0;
        for (int i = 0; i < issues.size(); i++) {
            int value = outcome.get(issues.get(i));
            int place = values.get(i).place(value);
            if (place < 0) {
                throw new IllegalArgumentException("value " + value + " of issue " + issues.get(i) + " is no corner");
            }
            combination = combination * values.get(i).count() + place;
        }
        return combination;
    }
}
