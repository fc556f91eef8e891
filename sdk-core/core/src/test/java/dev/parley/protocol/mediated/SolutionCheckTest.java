// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.WholeNumberChoice.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the solver chooses passes a check that shares nothing with it, and what it does not choose passes only as a tie. */
class SolutionCheckTest {
    private static final int GAMES = 300;

    private static Party party(Random random, List<Integer> sizes, long reservation) {
        return new Party(
                sizes.stream()
                        .map(size -> LongStream.range(0, size)
                                .map(value -> random.nextInt(30))
                                .boxed()
                                .toList())
                        .toList(),
                reservation);
    }

    private static SolutionNeed game(BargainingRule rule, Random random) {
        List<Integer> sizes = new ArrayList<>();
        int issues = 1 + random.nextInt(4);
        for (int issue = 0; issue < issues; issue++) {
            sizes.add(1 + random.nextInt(4));
        }
        List<Party> parties = new ArrayList<>();
        int many = 2 + random.nextInt(2);
        for (int party = 0; party < many; party++) {
            parties.add(party(random, sizes, random.nextInt(1 + 20 * issues)));
        }
        return new SolutionNeed(rule, parties);
    }

    @ParameterizedTest
    @EnumSource(BargainingRule.class)
    void the_solvers_choice_holds_in_random_games(BargainingRule rule) {
        Random random = new Random(7);
        int without = 0;
        for (int seed = 0; seed < GAMES; seed++) {
            SolutionNeed need = game(rule, random);
            Optional<List<Integer>> choice = SolutionNeed.choice(need.compute());
            without += choice.isEmpty() ? 1 : 0;
            assertThat(new SolutionCheck(need).holds(choice))
                    .as(need.toString())
                    .isTrue();
        }
        assertThat(without).isBetween(1, GAMES - 1);
    }

    @ParameterizedTest
    @EnumSource(BargainingRule.class)
    void an_outcome_that_is_worse_none_where_there_is_one_and_one_that_does_not_exist_do_not_hold(BargainingRule rule) {
        Party first = new Party(List.of(List.of(0L, 10L, 20L), List.of(0L, 6L)), 1);
        Party second = new Party(List.of(List.of(20L, 10L, 0L), List.of(6L, 7L)), 1);
        SolutionNeed need = new SolutionNeed(rule, List.of(first, second));
        SolutionCheck check = new SolutionCheck(need);

        assertThat(SolutionNeed.choice(need.compute()).orElseThrow().get(1)).isEqualTo(1);
        assertThat(check.holds(Optional.of(List.of(1, 0)))).isFalse();
        assertThat(check.holds(Optional.of(List.of(2, 0)))).isFalse();
        assertThat(check.holds(Optional.empty())).isFalse();
        assertThat(check.holds(Optional.of(List.of(1)))).isFalse();
        assertThat(check.holds(Optional.of(List.of(3, 1)))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(BargainingRule.class)
    void nothing_is_right_only_where_every_outcome_leaves_somebody_below(BargainingRule rule) {
        Party first = new Party(List.of(List.of(0L, 10L)), 6);
        Party second = new Party(List.of(List.of(10L, 0L)), 6);
        SolutionNeed need = new SolutionNeed(rule, List.of(first, second));

        assertThat(SolutionNeed.choice(need.compute())).isEmpty();
        assertThat(new SolutionCheck(need).holds(Optional.empty())).isTrue();
        assertThat(new SolutionCheck(need).holds(Optional.of(List.of(0)))).isFalse();
    }
}
