// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.frontier.Issues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Certificates of agreements of three and more parties. */
class GroupCertificateTest {
    /** Three issues, each of which one party cares for most: 6 a unit to that party and 1 a unit to each other. */
    private static GroupUtilities circle() {
        return new GroupUtilities(IntStream.range(0, 3)
                .mapToObj(party -> IntStream.range(0, 3)
                        .mapToObj(issue -> IntStream.range(0, 3)
                                .mapToObj(getter -> getter == party ? (issue == party ? 6.0 : 1.0) : 0.0)
                                .toList())
                        .toList())
                .toList());
    }

    /** Everybody got an issue that another cares for: 1 each, where each could have had 6. */
    @Test
    void three_who_took_the_wrong_issues_left_fifteen_on_the_table() {
        GroupCertificate certificate = GroupCertificate.of(circle(), List.of(1, 2, 0), Payoffs.of(0, 0, 0));

        assertThat(certificate.payoffs()).isEqualTo(Payoffs.of(1, 1, 1));
        assertThat(certificate.nash()).contains(Payoffs.of(6, 6, 6));
        GroupTrade trade = certificate.left().orElseThrow();
        assertThat(trade.payoffs()).isEqualTo(Payoffs.of(6, 6, 6));
        assertThat(trade.steps())
                .containsExactly(
                        new GroupTrade.Step(0, 1, 0, Payoffs.of(6, -1, 0)),
                        new GroupTrade.Step(1, 2, 1, Payoffs.of(0, 6, -1)),
                        new GroupTrade.Step(2, 0, 2, Payoffs.of(-1, 0, 6)));
        assertThat(certificate.shares().orElseThrow().toArray())
                .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
        // Each can gain 8 at most: all three issues.
        assertThat(certificate.toNash().orElseThrow()).isCloseTo(Math.sqrt(3) * 5 / 8, within(1e-12));
        assertThat(certificate.toFrontier())
                .isPositive()
                .isLessThanOrEqualTo(certificate.toNash().orElseThrow());
    }

    @Test
    void the_nash_solution_of_three_left_nothing() {
        GroupCertificate certificate = GroupCertificate.of(circle(), List.of(0, 1, 2), Payoffs.of(0, 0, 0));

        assertThat(certificate.left()).isEmpty();
        assertThat(certificate.toFrontier()).isZero();
        assertThat(certificate.toNash()).hasValue(0);
    }

    /** By comparing every outcome with every other, which the certificate does not do. */
    @Test
    void certificates_of_random_agreements_agree_with_brute_force() {
        Random random = new Random(271);
        int improved = 0;
        for (int round = 0; round < 150; round++) {
            GroupUtilities utilities = random(random, 3 + random.nextInt(2));
            List<Integer> deal = deal(utilities, random);
            Payoffs disagreement =
                    Payoffs.of(random.doubles(utilities.parties(), 0, 6).toArray());
            GroupCertificate certificate = GroupCertificate.of(utilities, deal, disagreement);
            List<Payoffs> all = listed(utilities);
            Payoffs payoffs = worth(utilities, deal);

            assertThat(certificate.payoffs()).isEqualTo(payoffs);
            boolean improvable = all.stream().anyMatch(outcome -> outcome.dominates(payoffs));
            assertThat(certificate.left().isPresent()).isEqualTo(improvable);
            assertThat(certificate.toFrontier() == 0).isEqualTo(!improvable);
            assertThat(certificate.toFrontier())
                    .isCloseTo(nearestUndominated(all, payoffs, disagreement), within(1e-12));
            certificate.left().ifPresent(trade -> check(utilities, deal, trade));
            assertThat(certificate.nash().map(nash -> product(nash, disagreement)))
                    .isEqualTo(greatestProduct(all, disagreement));
            improved += improvable ? 1 : 0;
        }
        assertThat(improved).isBetween(20, 149);
    }

    private static double nearestUndominated(List<Payoffs> all, Payoffs from, Payoffs disagreement) {
        double[] units = new double[from.parties()];
        for (Payoffs outcome : all) {
            for (int party = 0; party < units.length && outcome.isAtLeast(disagreement); party++) {
                units[party] = Math.max(units[party], outcome.of(party) - disagreement.of(party));
            }
        }
        double nearest = Double.POSITIVE_INFINITY;
        for (Payoffs outcome : all) {
            if (all.stream().noneMatch(other -> other.dominates(outcome))) {
                double squares = 0;
                for (int party = 0; party < units.length; party++) {
                    double apart = outcome.of(party) - from.of(party);
                    squares += Math.pow(apart / (units[party] > 0 ? units[party] : 1), 2);
                }
                nearest = Math.min(nearest, Math.sqrt(squares));
            }
        }
        return nearest;
    }

    /** The greatest product where all can gain at once; where they cannot, the certificate's rule is another test's. */
    private static Optional<Double> greatestProduct(List<Payoffs> all, Payoffs disagreement) {
        return all.stream()
                .filter(outcome -> outcome.isAtLeast(disagreement))
                .map(outcome -> product(outcome, disagreement))
                .max(Double::compare);
    }

    private static double product(Payoffs payoffs, Payoffs disagreement) {
        double product = 1;
        for (int party = 0; party < payoffs.parties(); party++) {
            product *= payoffs.of(party) - disagreement.of(party);
        }
        return Math.round(product * 1e6) / 1e6;
    }

    /** The steps, taken one after the other, lead to what the trade promises, and nobody loses by all of them. */
    private static void check(GroupUtilities utilities, List<Integer> deal, GroupTrade trade) {
        List<Integer> after = new ArrayList<>(deal);
        Payoffs sum = worth(utilities, deal);
        for (GroupTrade.Step step : trade.steps()) {
            assertThat(after.get(step.issue())).isEqualTo(step.from());
            after.set(step.issue(), step.to());
            sum = sum.plus(step.gains());
        }
        assertThat(worth(utilities, after)).isEqualTo(trade.payoffs());
        assertThat(sum).isEqualTo(trade.payoffs());
        assertThat(trade.payoffs().dominates(worth(utilities, deal))).isTrue();
    }

    private static Payoffs worth(GroupUtilities utilities, List<Integer> deal) {
        return Payoffs.of(utilities.worths().stream()
                .mapToDouble(party -> IntStream.range(0, deal.size())
                        .mapToDouble(issue -> party.get(issue).get(deal.get(issue)))
                        .sum())
                .toArray());
    }

    private static List<Payoffs> listed(GroupUtilities utilities) {
        List<List<Integer>> deals = List.of(List.of());
        for (List<Double> issue : utilities.worths().get(0)) {
            deals = deals.stream()
                    .flatMap(deal -> IntStream.range(0, issue.size()).mapToObj(value -> {
                        List<Integer> longer = new ArrayList<>(deal);
                        longer.add(value);
                        return List.copyOf(longer);
                    }))
                    .toList();
        }
        return deals.stream().map(deal -> worth(utilities, deal)).toList();
    }

    private static GroupUtilities random(Random random, int parties) {
        List<Integer> counts =
                IntStream.range(0, 3).mapToObj(issue -> 1 + random.nextInt(4)).toList();
        return new GroupUtilities(IntStream.range(0, parties)
                .mapToObj(party -> counts.stream()
                        .map(count -> IntStream.range(0, count)
                                .mapToObj(value -> (double) random.nextInt(10))
                                .toList())
                        .toList())
                .toList());
    }

    private static List<Integer> deal(GroupUtilities utilities, Random random) {
        return utilities.worths().get(0).stream()
                .map(issue -> random.nextInt(issue.size()))
                .toList();
    }

    /** Of two parties both kinds of certificates say the same. */
    @Test
    void two_parties_get_the_certificate_of_two() {
        Random random = new Random(277);
        for (int round = 0; round < 100; round++) {
            GroupUtilities utilities = random(random, 2);
            List<Integer> deal = deal(utilities, random);
            Payoffs disagreement = Payoffs.of(random.nextInt(8), random.nextInt(8));
            Issues issues = new Issues();
            for (int issue = 0; issue < 3; issue++) {
                issues.add(utilities.worths(0).get(issue), utilities.worths(1).get(issue));
            }

            DealCertificate two = DealCertificate.of(issues, deal, disagreement, 1 << 16);
            GroupCertificate group = GroupCertificate.of(utilities, deal, disagreement);

            assertThat(group.payoffs()).isEqualTo(two.payoffs());
            assertThat(group.ownParts()).isEqualTo(two.ownParts());
            assertThat(group.toFrontier()).isCloseTo(two.toFrontier(), within(1e-12));
            assertThat(group.left().isPresent()).isEqualTo(two.left().isPresent());
            assertThat(group.nash().map(nash -> product(nash, disagreement)))
                    .isEqualTo(two.nash().map(nash -> product(nash, disagreement)));
        }
    }

    /** Twin worlds: the same agreement and the same utility of its own, whatever the two others'. */
    @Test
    void a_party_of_three_sees_what_its_own_utility_implies_and_no_more() {
        Random random = new Random(281);
        for (int round = 0; round < 50; round++) {
            GroupUtilities one = random(random, 3);
            List<List<List<Double>>> others = new ArrayList<>(one.worths());
            for (int party = 1; party < 3; party++) {
                others.set(party, shuffled(one.worths().get(party), random));
            }
            List<Integer> deal = deal(one, random);

            CertificateView seen =
                    GroupCertificate.of(one, deal, Payoffs.of(2, 3, 4)).seenBy(0, false);
            CertificateView seenInTwin = GroupCertificate.of(
                            new GroupUtilities(others), deal, Payoffs.of(2, random.nextInt(9), random.nextInt(9)))
                    .seenBy(0, false);

            assertThat(seen).isInstanceOf(OwnPart.class).isEqualTo(seenInTwin);
        }
    }

    private static List<List<Double>> shuffled(List<List<Double>> worths, Random random) {
        return worths.stream()
                .map(issue -> {
                    List<Double> mixed = new ArrayList<>(issue);
                    Collections.shuffle(mixed, random);
                    return List.copyOf(mixed);
                })
                .toList();
    }

    @Test
    void an_auditor_sees_all_and_so_do_parties_who_all_consent() {
        GroupCertificate whole = GroupCertificate.of(circle(), List.of(1, 2, 0), Payoffs.of(0, 0, -1));

        assertThat(whole.seenByAuditor()).isSameAs(whole);
        assertThat(whole.seenBy(2, true)).isSameAs(whole);
        assertThat(whole.seenBy(0, false)).isEqualTo(new OwnPart(1, 1, 1 / 8.0));
        assertThat(whole.seenBy(2, false)).isEqualTo(new OwnPart(1, 2, 2 / 9.0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> whole.seenBy(3, true));
    }

    @Test
    void an_agreement_below_the_disagreement_is_told() {
        GroupCertificate certificate = GroupCertificate.of(circle(), List.of(0, 0, 0), Payoffs.of(0, 90, 0));

        assertThat(certificate.gains().of(1)).isEqualTo(-90);
        assertThat(certificate.shares()).isEmpty();
        assertThat(certificate.nash()).isEmpty();
        assertThat(certificate.toNash()).isEmpty();
    }

    private static void refuses(List<List<List<Double>>> worths, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GroupUtilities(worths))
                .withMessageContaining(why);
    }

    @Test
    void refuses_utilities_that_fit_no_agreement() {
        List<Double> two = List.of(1.0, 2.0);
        refuses(List.of(), "at least two parties");
        refuses(List.of(List.of(two)), "at least two parties");
        refuses(List.of(List.of(), List.of()), "at least one issue");
        refuses(List.of(List.of(List.of()), List.of(List.of())), "every issue must have a value");
        refuses(List.of(List.of(two), List.of(two, two)), "party 1 has 2 issues");
        refuses(List.of(List.of(two), List.of(List.of(1.0))), "issue 0 has 1 values for party 1");
        refuses(List.of(List.of(two), List.of(List.of(1.0, Double.NaN))), "issue 0 to party 1 is not finite");
        refuses(List.of(List.of(two), List.of(List.of(1.0, Double.POSITIVE_INFINITY))), "not finite");
        List<List<Double>> many = Collections.nCopies(1_000_000, two);
        refuses(List.of(many, many), "at most 20000 outcomes");
        for (List<Integer> none : List.of(List.<Integer>of(), List.of(1, 2), List.of(0, 0, 3), List.of(-1, 0, 0))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GroupCertificate.of(circle(), none, Payoffs.of(0, 0, 0)));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupCertificate.of(circle(), List.of(0, 0, 0), Payoffs.of(0, 0)))
                .withMessage("the disagreement is of 2 parties, and the utilities of 3");
    }

    /** As many outcomes as are listed, all of them optimal: the most that there is to compare. */
    @Test
    void the_largest_agreement_is_certified_in_time() {
        List<List<Double>> up = List.of(numbers(141, 1), numbers(141, 142));
        List<List<Double>> down = List.of(numbers(141, -1), numbers(141, -142));
        List<List<Double>> even = List.of(numbers(141, 0), numbers(141, 0));

        GroupCertificate certificate =
                GroupCertificate.of(new GroupUtilities(List.of(up, down, even)), List.of(7, 7), Payoffs.of(0, -1e6, 0));

        assertThat(certificate.toFrontier()).isZero();
        assertThat(certificate.left()).isEmpty();
    }

    private static List<Double> numbers(int count, double step) {
        return IntStream.range(0, count).mapToObj(value -> value * step).toList();
    }
}
