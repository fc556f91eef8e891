// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.frontier.Issues;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DealCertificateTest {
    private static final int MOST = 1 << 16;

    /** Logrolling: three issues of ten units, worth (1, 6, 3) and (6, 1, 3) a unit; 40 for each without an agreement. */
    private static Issues logrolling() {
        return new Issues()
                .add(units(1, true), units(6, false))
                .add(units(6, true), units(1, false))
                .add(units(3, true), units(3, false));
    }

    private static double[] units(double worth, boolean got) {
        return IntStream.rangeClosed(0, 10)
                .mapToDouble(units -> worth * (got ? units : 10 - units))
                .toArray();
    }

    /** An even split is worth 50 to both, and giving the first issue for the second 75. */
    @Test
    void an_even_split_left_fifty_on_the_table() {
        DealCertificate certificate = DealCertificate.of(logrolling(), List.of(5, 5, 5), Payoffs.of(40, 40), MOST);

        assertThat(certificate.payoffs()).isEqualTo(Payoffs.of(50, 50));
        assertThat(certificate.gains()).isEqualTo(Payoffs.of(10, 10));
        assertThat(certificate.firstShare()).hasValue(.5);
        assertThat(certificate.nash()).contains(Payoffs.of(75, 75));
        assertThat(certificate.error()).isZero();
        // Each can gain 50 at most: at 90 and 60 for the other, or 40 and 100 less what is left.
        Trade trade = certificate.left().orElseThrow();
        assertThat(trade.payoffs()).isEqualTo(Payoffs.of(75, 75));
        assertThat(trade.steps()).containsExactly(new Trade.Step(0, 5, 0, -5, 30), new Trade.Step(1, 5, 10, 30, -5));
        assertThat(certificate.toNash().orElseThrow()).isCloseTo(Math.hypot(25, 25) / ideal(), within(1e-12));
        assertThat(certificate.toFrontier())
                .isPositive()
                .isLessThanOrEqualTo(certificate.toNash().orElseThrow());
    }

    /** The most that one of them gains while the other keeps 40: by all outcomes. */
    private static double ideal() {
        return outcomes(logrolling()).stream()
                .filter(payoffs -> payoffs.of(1) >= 40)
                .mapToDouble(payoffs -> payoffs.of(0) - 40)
                .max()
                .orElseThrow();
    }

    @Test
    void the_nash_solution_left_nothing() {
        DealCertificate certificate = DealCertificate.of(logrolling(), List.of(0, 10, 5), Payoffs.of(40, 40), MOST);

        assertThat(certificate.left()).isEmpty();
        assertThat(certificate.toFrontier()).isZero();
        assertThat(certificate.toNash()).hasValue(0);
    }

    /** Checked by listing all outcomes, which the certificate never does. */
    @Test
    void certificates_of_random_deals_agree_with_all_outcomes() {
        Random random = new Random(239);
        int improved = 0;
        for (int round = 0; round < 200; round++) {
            Issues issues = random(random);
            List<Integer> deal = issues.firsts().stream()
                    .map(values -> random.nextInt(values.length))
                    .toList();
            Payoffs disagreement = Payoffs.of(random.nextInt(8), random.nextInt(8));
            DealCertificate certificate = DealCertificate.of(issues, deal, disagreement, MOST);
            List<Payoffs> all = outcomes(issues);
            Payoffs payoffs = certificate.payoffs();

            assertThat(payoffs).isEqualTo(worth(issues, deal));
            assertThat(certificate.left().isPresent())
                    .isEqualTo(all.stream().anyMatch(outcome -> outcome.dominates(payoffs)));
            certificate.left().ifPresent(trade -> check(issues, deal, payoffs, trade));
            assertThat(certificate.toFrontier() == 0)
                    .isEqualTo(certificate.left().isEmpty());
            double product = all.stream()
                    .filter(outcome -> outcome.isAtLeast(disagreement))
                    .mapToDouble(outcome -> product(outcome, disagreement))
                    .max()
                    .orElse(-1);
            assertThat(certificate
                            .nash()
                            .map(nash -> product(nash, disagreement))
                            .orElse(-1.0))
                    .isCloseTo(product, within(1e-9));
            improved += certificate.left().isPresent() ? 1 : 0;
        }
        assertThat(improved).isBetween(20, 199);
    }

    private static double product(Payoffs payoffs, Payoffs disagreement) {
        return (payoffs.of(0) - disagreement.of(0)) * (payoffs.of(1) - disagreement.of(1));
    }

    /** The steps, taken one after the other, lead to what the trade promises. */
    private static void check(Issues issues, List<Integer> deal, Payoffs before, Trade trade) {
        List<Integer> after = new ArrayList<>(deal);
        double first = before.of(0);
        double second = before.of(1);
        for (Trade.Step step : trade.steps()) {
            assertThat(after.get(step.issue())).isEqualTo(step.from());
            after.set(step.issue(), step.to());
            first += step.first();
            second += step.second();
        }
        assertThat(worth(issues, after)).isEqualTo(trade.payoffs());
        assertThat(Payoffs.of(first, second)).isEqualTo(trade.payoffs());
        assertThat(trade.payoffs().dominates(before)).isTrue();
    }

    private static Payoffs worth(Issues issues, List<Integer> deal) {
        double first = 0;
        double second = 0;
        for (int issue = 0; issue < deal.size(); issue++) {
            first += issues.firsts().get(issue)[deal.get(issue)];
            second += issues.seconds().get(issue)[deal.get(issue)];
        }
        return Payoffs.of(first, second);
    }

    private static List<Payoffs> outcomes(Issues issues) {
        List<List<Integer>> deals = List.of(List.of());
        for (double[] values : issues.firsts()) {
            deals = deals.stream()
                    .flatMap(deal -> IntStream.range(0, values.length).mapToObj(value -> {
                        List<Integer> longer = new ArrayList<>(deal);
                        longer.add(value);
                        return List.copyOf(longer);
                    }))
                    .toList();
        }
        return deals.stream().map(deal -> worth(issues, deal)).toList();
    }

    private static Issues random(Random random) {
        Issues issues = new Issues();
        for (int issue = 0; issue < 3; issue++) {
            int values = 1 + random.nextInt(4);
            issues.add(
                    random.ints(values, 0, 10).asDoubleStream().toArray(),
                    random.ints(values, 0, 10).asDoubleStream().toArray());
        }
        return issues;
    }

    /** Twin worlds: with the same agreement and the same utility of its own, a party sees the same, whatever the other's. */
    @Test
    void a_party_sees_what_its_own_utility_implies_and_no_more() {
        Random random = new Random(241);
        for (int round = 0; round < 50; round++) {
            Issues one = random(random);
            Issues twin = new Issues();
            for (double[] values : one.firsts()) {
                twin.add(
                        values,
                        random.ints(values.length, 0, 10).asDoubleStream().toArray());
            }
            List<Integer> deal =
                    one.firsts().stream().map(values -> values.length - 1).toList();

            CertificateView seen =
                    DealCertificate.of(one, deal, Payoffs.of(2, 3), MOST).seenBy(Reader.FIRST_PARTY, false);
            CertificateView seenInTwin = DealCertificate.of(twin, deal, Payoffs.of(2, random.nextInt(9)), MOST)
                    .seenBy(Reader.FIRST_PARTY, false);

            assertThat(seen).isInstanceOf(OwnPart.class).isEqualTo(seenInTwin);
        }
    }

    @Test
    void an_auditor_sees_all_and_so_do_parties_who_both_consent() {
        DealCertificate whole = DealCertificate.of(logrolling(), List.of(5, 5, 5), Payoffs.of(40, 30), MOST);

        assertThat(whole.seenBy(Reader.AUDITOR, false)).isSameAs(whole);
        assertThat(whole.seenBy(Reader.FIRST_PARTY, true)).isSameAs(whole);
        assertThat(whole.seenBy(Reader.FIRST_PARTY, false)).isEqualTo(new OwnPart(50, 10, 10.0 / 60));
        assertThat(whole.seenBy(Reader.SECOND_PARTY, false)).isEqualTo(new OwnPart(50, 20, 20.0 / 70));
    }

    @Test
    void a_deal_below_the_disagreement_is_told() {
        DealCertificate certificate = DealCertificate.of(logrolling(), List.of(0, 0, 0), Payoffs.of(200, 40), MOST);

        assertThat(certificate.gains().of(0)).isEqualTo(-200);
        assertThat(certificate.firstShare()).isEmpty();
        assertThat(certificate.nash()).isEmpty();
        assertThat(certificate.toNash()).isEmpty();
        assertThat(certificate.ownParts().get(0).share()).isZero();
    }

    @Test
    void refuses_what_is_no_deal() {
        for (List<Integer> none : List.of(List.<Integer>of(), List.of(1, 2), List.of(0, 0, 11), List.of(-1, 0, 0))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DealCertificate.of(logrolling(), none, Payoffs.of(0, 0), MOST));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnPart.of(List.of(new double[] {1, 2}), List.of(0), Double.NaN));
    }
}
