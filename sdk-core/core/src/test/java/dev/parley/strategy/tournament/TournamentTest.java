// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bargaining.BargainingRule;
import dev.parley.strategy.issues.IssueAcceptance;
import dev.parley.strategy.issues.IssueNegotiator;
import dev.parley.strategy.issues.IssueNegotiator.Choice;
import dev.parley.strategy.issues.IssueOffering;
import dev.parley.strategy.issues.IssueSituation;
import dev.parley.strategy.issues.IssueStrategy;
import dev.parley.strategy.issues.IssueUtility;
import dev.parley.strategy.issues.OpponentModel;
import dev.parley.strategy.tournament.Bout.Fault;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TournamentTest {
    private static final OpponentModel COUNTS = OpponentModel.frequency(.2);
    private static final IssueAcceptance LAST = IssueAcceptance.next().or(IssueAcceptance.from(1));

    private static final List<IssueStrategy> ALL = List.of(
            new IssueNegotiator("Boulware", .2, COUNTS),
            new IssueNegotiator("straight", 1, OpponentModel.bayesian(.02, .1)),
            new IssueNegotiator("conceder", 3, COUNTS),
            new IssueNegotiator("tit for tat", IssueOffering.titForTat(1), LAST, COUNTS),
            new IssueNegotiator("relative tit for tat", IssueOffering.relativeTitForTat(1), LAST, COUNTS),
            new IssueNegotiator("MiCRO", IssueOffering.minimalConcession(), LAST, COUNTS),
            new IssueNegotiator("Nash", IssueOffering.solution(BargainingRule.NASH), LAST, COUNTS),
            new IssueNegotiator("constant", IssueOffering.conceding(.2), IssueAcceptance.constant(.6), COUNTS),
            new IssueNegotiator("combined", IssueOffering.conceding(.1), IssueAcceptance.nextOrBestFrom(.9), COUNTS),
            new IssueNegotiator("stops", IssueOffering.conceding(.2), IssueAcceptance.optimalStopping(10), COUNTS));

    /** A used bicycle, a kitchen and a flat's sublet: small scenarios of our own. */
    private static final List<Scenario> SCENARIOS = List.of(
            new Scenario(
                    "bicycle",
                    IssueUtility.of(
                            new double[] {50, 40, 30, 20, 10, 0}, new double[] {0, 20}, new double[] {0, 10, 15}),
                    25,
                    IssueUtility.of(
                            new double[] {0, 10, 20, 30, 40, 50}, new double[] {15, 0}, new double[] {20, 5, 0}),
                    20,
                    20),
            new Scenario(
                    "kitchen",
                    IssueUtility.of(
                            new double[] {40, 30, 20, 0},
                            new double[] {0, 5, 10},
                            new double[] {30, 10, 0},
                            new double[] {0, 20}),
                    40,
                    IssueUtility.of(
                            new double[] {0, 10, 20, 30},
                            new double[] {40, 20, 0},
                            new double[] {0, 5, 10},
                            new double[] {20, 0}),
                    35,
                    21),
            new Scenario(
                    "sublet, one tick",
                    IssueUtility.of(new double[] {5, 4, 3, 2, 1, 0}),
                    3,
                    IssueUtility.of(new double[] {0, 1, 2, 3, 4, 5}),
                    2,
                    20));

    @Test
    void nobody_ever_agrees_to_less_than_its_reservation_or_breaks_a_rule() {
        try (Referee referee = new Referee(Duration.ofSeconds(60))) {
            Tournament tournament = Tournament.of(ALL, SCENARIOS, referee);
            System.out.println(tournament.toMarkdown());

            assertThat(tournament.results()).hasSize(3 * 2 * 2 * ALL.size() * ALL.size());
            assertThat(tournament.results()).allSatisfy(result -> {
                assertThat(result.foul()).isFalse();
                assertThat(result.share()).isBetween(0.0, 1.0);
                assertThat(result.time()).isBetween(0.0, 1.0);
            });
            assertThat(tournament.table())
                    .hasSize(ALL.size())
                    .allSatisfy(line -> assertThat(line.bouts()).isEqualTo(3 * 2 * 2 * ALL.size()));
            double[] means = tournament.table().stream()
                    .mapToDouble(Tournament.Line::share)
                    .toArray();
            assertThat(means).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        }
    }

    /** A side that gives up all at the end takes the one price that both agree to, whoever offers last. */
    @Test
    void a_zone_one_tick_wide_closes_at_the_last_move() {
        Scenario sublet = SCENARIOS.get(2);
        try (Referee referee = new Referee(Duration.ofSeconds(60))) {
            for (int most : new int[] {1, 2, 3, 10, 11}) {
                Scenario narrow = new Scenario("narrow", sublet.first(), 3, sublet.second(), 2, most);
                Bout bout = Bout.of(narrow, ALL.get(0), ALL.get(1), referee);

                assertThat(bout.agreement()).as("%d offers", most).contains(List.of(2));
            }
        }
    }

    /** Twin worlds: what the other side keeps to itself changes no decision as long as it says the same. */
    @Test
    void the_same_views_get_the_same_decisions_whatever_the_other_side_keeps_to_itself() {
        Scenario kitchen = SCENARIOS.get(1);
        List<List<Integer>> heard = List.of(List.of(3, 0, 2, 0), List.of(3, 0, 1, 0), List.of(2, 0, 1, 0));
        for (IssueStrategy strategy : ALL) {
            for (double time : new double[] {.3, .7, 1}) {
                IssueSituation view =
                        new IssueSituation(kitchen.first(), 40, time, List.of(List.of(0, 2, 0, 1)), heard);
                Choice before = strategy.decide(view);
                strategy.decide(new IssueSituation(kitchen.second(), 10, time, heard, List.of(List.of(0, 2, 0, 1))));

                assertThat(strategy.decide(view)).as(strategy.name()).isEqualTo(before);
                assertThat(before.why()).isNotBlank();
            }
        }
    }

    private record Odd(String name, Function<IssueSituation, Choice> does) implements IssueStrategy {
        @Override
        public Choice decide(IssueSituation situation) {
            return does.apply(situation);
        }
    }

    private static Bout.Foul foulOf(Function<IssueSituation, Choice> does) {
        try (Referee referee = new Referee(Duration.ofSeconds(60))) {
            Bout bout = Bout.of(SCENARIOS.get(0), ALL.get(0), new Odd("odd", does), referee);
            assertThat(bout.agreement()).isEmpty();
            assertThat(bout.foul().orElseThrow().side()).isEqualTo(1);
            return bout.foul().orElseThrow();
        }
    }

    @Test
    void what_a_strategy_does_that_it_may_not_is_told() {
        assertThat(foulOf(situation -> {
                            throw new IllegalStateException("no idea");
                        })
                        .message())
                .isEqualTo("threw java.lang.IllegalStateException: no idea");
        assertThat(foulOf(TournamentTest::endless).fault()).isEqualTo(Fault.THREW);
        assertThat(foulOf(situation -> Choice.offering(List.of(9, 0, 0))).message())
                .isEqualTo("offered [9, 0, 0] of [6, 2, 3]");
        assertThat(foulOf(situation -> Choice.offering(List.of(1))).fault()).isEqualTo(Fault.OUTSIDE_THE_ISSUES);
        assertThat(foulOf(situation -> Choice.offering(List.of(0, 1, 2))).message())
                .isEqualTo("offered [0, 1, 2], which is worth 0.0 to it, below its reservation of 20.0");
        assertThat(foulOf(situation -> Choice.accepting()).fault()).isEqualTo(Fault.BELOW_ITS_RESERVATION);
    }

    /** Calls itself for ever. */
    private static Choice endless(IssueSituation situation) {
        return deeper(situation, 0);
    }

    private static Choice deeper(IssueSituation situation, int depth) {
        Choice choice = depth < 0 ? Choice.accepting() : deeper(situation, depth + 1);
        return depth == 1 ? Choice.accepting() : choice;
    }

    @Test
    void who_accepts_before_there_is_an_offer_breaks_a_rule() {
        try (Referee referee = new Referee(Duration.ofSeconds(60))) {
            Bout bout =
                    Bout.of(SCENARIOS.get(0), new Odd("hasty", situation -> Choice.accepting()), ALL.get(0), referee);

            assertThat(bout.foul().orElseThrow().fault()).isEqualTo(Fault.ACCEPTED_NOTHING);
        }
    }

    /** It is waited for once; afterwards it is not asked again, and the tournament ends. */
    @Test
    void a_strategy_that_never_ends_is_waited_for_once() {
        int[] asked = new int[1];
        IssueStrategy sleeper = new Odd("sleeper", situation -> {
            asked[0]++;
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return Choice.accepting();
        });
        try (Referee referee = new Referee(Duration.ofMillis(300))) {
            Tournament tournament = Tournament.of(List.of(sleeper), List.of(SCENARIOS.get(0)), referee);

            assertThat(asked[0]).isEqualTo(1);
            assertThat(tournament.table().get(0).share()).isZero();
            assertThat(tournament.results()).hasSize(4).noneMatch(Tournament.Result::agreed);
            assertThat(tournament.table().get(0).fouls()).isEqualTo(2);
        }
    }

    @Test
    void shares_are_counted_against_each_opponent() {
        Scenario even = new Scenario(
                "even", IssueUtility.of(new double[] {0, 5, 10}), 0, IssueUtility.of(new double[] {10, 5, 0}), 0, 4);
        IssueStrategy greedy =
                new IssueNegotiator("greedy", IssueOffering.asking(s -> 1), IssueAcceptance.constant(1), COUNTS);
        IssueStrategy meek = new IssueNegotiator("meek", IssueOffering.asking(s -> 0), IssueAcceptance.from(0), COUNTS);
        try (Referee referee = new Referee(Duration.ofSeconds(60))) {
            Tournament tournament = Tournament.of(List.of(greedy, meek), List.of(even), referee);

            assertThat(tournament.share(0, 1)).isCloseTo(1, within(1e-12));
            assertThat(tournament.share(1, 0)).isZero();
            assertThat(tournament.share(0, 0)).isZero();
            assertThat(tournament.table().get(0).name()).isEqualTo("greedy");
            assertThat(tournament.toMarkdown()).contains("| greedy | 0.000 | 1.000 |");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Tournament.of(List.of(greedy, greedy), List.of(even), referee));
        }
    }

    @Test
    void refuses_what_is_no_scenario() {
        IssueUtility one = IssueUtility.of(new double[] {0, 1});
        IssueUtility other = IssueUtility.of(new double[] {0, 1, 2});
        assertThatIllegalArgumentException().isThrownBy(() -> new Scenario("s", one, 0, other, 0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scenario("s", one, 2, one, 0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scenario("s", one, Double.NaN, one, 0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scenario("s", one, 0, one, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Referee(Duration.ZERO));
    }
}
