// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bargaining.BargainingRule;
import dev.parley.strategy.issues.IssueDuel.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of which negotiators over several issues are made. */
class IssueOfferingTest {
    private static final OpponentModel COUNTS = OpponentModel.frequency(.2);
    private static final IssueUtility LINE = IssueUtility.of(units(true));
    private static final IssueUtility MIRRORED = IssueUtility.of(units(false));

    private static double[] units(boolean up) {
        return IntStream.rangeClosed(0, 10)
                .mapToDouble(unit -> up ? unit : 10 - unit)
                .toArray();
    }

    private static IssueSituation heard(List<List<Integer>> own, Integer... values) {
        return new IssueSituation(
                LINE, 0, .5, own, List.of(values).stream().map(List::of).toList());
    }

    @Test
    void tits_for_tat_follow_the_other_side() {
        List<List<Integer>> own = List.of(List.of(10), List.of(8));

        assertThat(IssueOffering.titForTat(1).ask(heard(own, 2, 5), MIRRORED).target())
                .isCloseTo(5, within(1e-12));
        assertThat(IssueOffering.titForTat(2).ask(heard(own, 1, 2, 5), MIRRORED).target())
                .isCloseTo(4, within(1e-12));
        assertThat(IssueOffering.titForTat(2).ask(heard(own, 2, 5), MIRRORED).target())
                .isEqualTo(10);
        assertThat(IssueOffering.titForTat(1).ask(heard(own, 5, 2), MIRRORED).target())
                .isCloseTo(8, within(1e-12));
        assertThat(IssueOffering.relativeTitForTat(1)
                        .ask(heard(own, 2, 4), MIRRORED)
                        .target())
                .isCloseTo(8 * .6 / .8, within(1e-12));
        assertThat(IssueOffering.relativeTitForTat(1)
                        .ask(heard(own, 4, 2), MIRRORED)
                        .target())
                .isCloseTo(8, within(1e-12));
    }

    /** On 0 to N in one issue, as over a price: N/2 after N + 1 offers, and no deal where the second stops at 7 of 10. */
    @ParameterizedTest
    @CsvSource({"0, true", "5, true", "6, false", "7, false"})
    void minimal_concessions_meet_in_the_middle_or_not_at_all(double secondReservation, boolean meets) {
        IssueNegotiator minimal =
                new IssueNegotiator("MiCRO", IssueOffering.minimalConcession(), IssueAcceptance.next(), COUNTS);

        IssueDuel duel = IssueDuel.of(new Side(minimal, LINE, 0), new Side(minimal, MIRRORED, secondReservation), 200);

        assertThat(duel.agreement()).isEqualTo(meets ? Optional.of(List.of(5)) : Optional.empty());
        assertThat(duel.offers()).isEqualTo(meets ? 11 : 200);
    }

    /** It makes the next best offer of all, in order, and never one below its reservation. */
    @Test
    void minimal_concessions_go_through_the_offers_in_order() {
        IssueUtility own = IssueUtility.of(new double[] {0, 7}, new double[] {4, 0, 1});
        IssueOffering rule = IssueOffering.minimalConcession();
        List<List<Integer>> said = new ArrayList<>();
        List<List<Integer>> heard = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            said.add(rule.ask(new IssueSituation(own, 4, 0, said, heard), own).offer());
            heard.add(List.of(i % 2, i % 3));
        }

        assertThat(said.subList(0, 4)).containsExactly(List.of(1, 0), List.of(1, 2), List.of(1, 1), List.of(0, 0));
        assertThat(said).allSatisfy(offer -> assertThat(own.of(offer)).isGreaterThanOrEqualTo(4));
        assertThat(new HashSet<>(said)).hasSize(4);
    }

    /** While the other side repeats itself so does it, with the offer that the other is believed to like best. */
    @Test
    void minimal_concessions_wait_for_the_other_side() {
        IssueUtility own = IssueUtility.of(new double[] {0, 7}, new double[] {4, 0, 1});
        IssueUtility other = IssueUtility.of(new double[] {0, 0}, new double[] {5, 0, 9});
        List<List<Integer>> said = List.of(List.of(1, 0), List.of(1, 2), List.of(1, 1));
        List<List<Integer>> heard = List.of(List.of(0, 1), List.of(0, 1));

        IssueOffering.Ask ask =
                IssueOffering.minimalConcession().ask(new IssueSituation(own, 4, 0, said, heard), other);

        assertThat(ask.offer()).isEqualTo(List.of(1, 2));
        assertThat(ask.next()).isEqualTo(7);
    }

    @Test
    void the_best_offers_are_found_in_the_order_of_all() {
        Random random = new Random(251);
        for (int round = 0; round < 50; round++) {
            IssueUtility utility = IssueUtility.of(
                    random.ints(3, 0, 6).asDoubleStream().toArray(),
                    random.doubles(4).toArray(),
                    random.ints(2, 0, 3).asDoubleStream().toArray());
            OffersByWorth offers = new OffersByWorth(utility);
            List<List<Integer>> found = new ArrayList<>();
            for (Optional<List<Integer>> next = offers.next(); next.isPresent(); next = offers.next()) {
                found.add(next.orElseThrow());
            }

            assertThat(new HashSet<>(found)).hasSize(24).hasSameSizeAs(found);
            for (int i = 1; i < found.size(); i++) {
                assertThat(utility.of(found.get(i))).isLessThanOrEqualTo(utility.of(found.get(i - 1)) + 1e-12);
            }
        }
    }

    /** Logrolling with the other's utility known: the Nash solution is 75 for both. */
    @Test
    void a_solution_is_insisted_on() {
        IssueUtility first = IssueUtility.of(scaled(1, true), scaled(6, true), scaled(3, true));
        IssueUtility second = IssueUtility.of(scaled(6, false), scaled(1, false), scaled(3, false));

        IssueOffering.Ask ask = IssueOffering.solution(BargainingRule.NASH)
                .ask(new IssueSituation(first, 0, .1, List.of(), List.of()), second);

        assertThat(ask.offer()).containsExactly(0, 10, 5);
        assertThat(ask.target()).isEqualTo(75);
        IssueOffering.Ask beyond = IssueOffering.solution(BargainingRule.UTILITARIAN)
                .ask(new IssueSituation(first, 100, .1, List.of(), List.of()), second);
        assertThat(first.of(beyond.offer())).isEqualTo(100);
    }

    private static double[] scaled(double worth, boolean up) {
        return IntStream.rangeClosed(0, 10)
                .mapToDouble(unit -> worth * (up ? unit : 10 - unit))
                .toArray();
    }

    /** Without an offer heard no model tells anything: a concession is one all the same, down to the reservation. */
    @ParameterizedTest
    @ValueSource(doubles = {.2, 1, 3})
    void the_only_offer_is_at_the_reservation(double e) {
        IssueNegotiator negotiator = new IssueNegotiator("only", e, COUNTS);

        assertThat(negotiator
                        .decide(new IssueSituation(LINE, 4, 1, List.of(), List.of()))
                        .offer())
                .contains(List.of(4));
        assertThat(negotiator
                        .decide(new IssueSituation(LINE, 4, 1, List.of(List.of(10)), List.of(List.of(0))))
                        .offer())
                .contains(List.of(4));
    }

    /** A known engine lets a strategy ignore its reservation: here no rule gets below, whatever it asks for. */
    @Test
    void rules_that_ignore_the_reservation_are_overruled() {
        Random random = new Random(257);
        IssueAcceptance anything = (situation, next) -> true;
        for (int round = 0; round < 100; round++) {
            IssueUtility own = IssueUtility.of(
                    random.doubles(4).toArray(),
                    random.doubles(3).toArray(),
                    random.doubles(2).toArray());
            double reservation = own.worst() + random.nextDouble() * (own.best() - own.worst());
            List<Integer> any = List.of(random.nextInt(4), random.nextInt(3), random.nextInt(2));
            IssueOffering gift = (situation, other) -> new IssueOffering.Ask(any, -99, -99);
            IssueNegotiator negotiator = new IssueNegotiator("gift", gift, anything, COUNTS);

            IssueNegotiator.Choice choice =
                    negotiator.decide(new IssueSituation(own, reservation, .5, List.of(), List.of(any)));

            assertThat(choice.accepts()).isEqualTo(own.of(any) >= reservation);
            assertThat(choice.worth()).isGreaterThanOrEqualTo(reservation);
        }
    }

    @Test
    void acceptances_follow_their_sources() {
        IssueSituation seven = heard(List.of(List.of(10)), 9, 7);

        assertThat(IssueAcceptance.next().accepts(seven, 7)).isTrue();
        assertThat(IssueAcceptance.next().accepts(seven, 7.1)).isFalse();
        assertThat(IssueAcceptance.constant(.7).accepts(seven, 99)).isTrue();
        assertThat(IssueAcceptance.constant(.71).accepts(seven, 0)).isFalse();
        assertThat(IssueAcceptance.from(.5).accepts(seven, 99)).isTrue();
        assertThat(IssueAcceptance.from(.51).accepts(seven, 0)).isFalse();
        assertThat(IssueAcceptance.nextOrBestFrom(.5).accepts(seven, 99)).isFalse();
        assertThat(IssueAcceptance.nextOrBestFrom(.5).accepts(heard(List.of(), 7, 9), 99))
                .isTrue();
        assertThat(IssueAcceptance.nextOrBestFrom(.6).accepts(heard(List.of(), 7, 9), 99))
                .isFalse();
        assertThat(IssueAcceptance.optimalStopping(5).accepts(seven, 99)).isTrue();
        assertThat(IssueAcceptance.optimalStopping(6).accepts(seven, 99)).isFalse();
        assertThat(IssueAcceptance.constant(.9).or(IssueAcceptance.from(.5)).accepts(seven, 99))
                .isTrue();
        assertThat(IssueAcceptance.constant(.9).and(IssueAcceptance.from(.5)).accepts(seven, 99))
                .isFalse();
    }

    @Test
    void refuses_what_is_no_rule() {
        assertThatIllegalArgumentException().isThrownBy(() -> IssueOffering.titForTat(0));
        assertThatIllegalArgumentException().isThrownBy(() -> IssueOffering.relativeTitForTat(0));
        assertThatIllegalArgumentException().isThrownBy(() -> IssueOffering.conceding(0));
        assertThatIllegalArgumentException().isThrownBy(() -> IssueAcceptance.constant(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> IssueAcceptance.from(2));
        assertThatIllegalArgumentException().isThrownBy(() -> IssueAcceptance.optimalStopping(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IssueSituation(LINE, Double.NEGATIVE_INFINITY, 0, List.of(), List.of()));
    }
}
