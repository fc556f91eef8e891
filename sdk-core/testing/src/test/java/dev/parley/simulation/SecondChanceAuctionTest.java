// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.port.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A winner that does not pay, in an application: whatever ends its deal frees the unit for one second chance. */
class SecondChanceAuctionTest {
    private static final Caller ANN = Caller.person("ann");
    private static final Caller BEA = Caller.person("bea");
    private static final Caller CARL = Caller.person("carl");
    private static final Caller AGENT = AuctionHall.agent(BEA, "b");

    private static final Map<String, Consumer<AuctionHall>> LAPSES = Map.of(
            "an operator cancels it", hall -> hall.cancelDeals(ANN),
            "the winner is barred", hall -> hall.bar(ANN),
            "it expires", hall -> hall.test().clock().advance(Duration.ofDays(8)));

    private AuctionHall hall = AuctionHall.none();

    @AfterEach
    void close() {
        hall.close();
    }

    /** Ann has won at 151.00; without her Bea would have won at 81.00. */
    private void hammered(Ground ground, long budget) {
        hall.close();
        hall = AuctionHall.of(ground, AuctionHall.rules().put("secondChanceSeconds", 86_400));
        List.of(ANN, BEA, CARL).forEach(hall::join);
        hall.grant(BEA, "b", budget);
        assertThat(hall.bid(CARL, 80_00)).isEqualTo("DONE");
        assertThat(hall.bid(AGENT, 150_00)).isEqualTo("DONE");
        assertThat(hall.bid(ANN, 500_00)).isEqualTo("DONE");
        hall.test().clock().advance(Duration.ofHours(1));
        assertThat(hall.look(ANN).deals()).hasSize(1);
        assertThat(hall.look(BEA).phase()).isEqualTo("after-hammer");
    }

    private static Stream<Arguments> groundsAndLapses() {
        return Stream.of(Ground.MEMORY, Ground.POSTGRESQL)
                .flatMap(ground -> LAPSES.keySet().stream().sorted().map(lapse -> Arguments.of(ground, lapse)));
    }

    @ParameterizedTest
    @MethodSource("groundsAndLapses")
    void whatever_ends_the_winners_deal_the_runner_up_may_take_the_unit_at_the_price_without_the_winner(
            Ground ground, String lapse) {
        hammered(ground, 300_00);
        assertThat(hall.move(AuctionHall.SELLER, "second-chance")).isEqualTo("MOVE_NOT_ALLOWED");

        Objects.requireNonNull(LAPSES.get(lapse)).accept(hall);

        assertThat(hall.move(AuctionHall.SELLER, "second-chance")).isEqualTo("DONE");
        assertThat(hall.held("b")).isZero();
        assertThat(hall.look(BEA).deals()).isEmpty();
        assertThat(hall.look(BEA).details().get("offer").get("price").integer()).isEqualTo(81_00);
        assertThat(hall.answer(AGENT, "accept")).isEqualTo("DONE");
        assertThat(hall.look(BEA).deals()).hasSize(1);
        assertThat(hall.held("b")).isEqualTo(81_00);
        assertThat(hall.look(CARL).phase()).isEqualTo("sold");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_acceptance_is_held_to_the_mandate_as_it_is_then_and_silence_buys_nothing(Ground ground) {
        hammered(ground, 300_00);
        hall.elsewhere(BEA, AGENT, 250_00);
        hall.cancelDeals(ANN);
        assertThat(hall.move(AuctionHall.SELLER, "second-chance")).isEqualTo("DONE");

        assertThat(hall.answer(AGENT, "accept")).isEqualTo("BUDGET_EXCEEDED");
        hall.test().clock().advance(Duration.ofDays(2));

        assertThat(hall.look(BEA).deals()).isEmpty();
        assertThat(hall.look(BEA).open()).isFalse();
        assertThat(hall.look(CARL)
                        .details()
                        .get("secondChance")
                        .get("given")
                        .elements()
                        .get(0)
                        .get("answer")
                        .text())
                .isEqualTo("lapsed");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_operator_voids_a_loser_after_the_hammer_and_no_offer_counts_its_bids(Ground ground) {
        hammered(ground, 300_00);
        assertThat(hall.voids("1")).isEqualTo("DONE");
        hall.cancelDeals(ANN);

        assertThat(hall.move(AuctionHall.SELLER, "second-chance")).isEqualTo("DONE");
        assertThat(hall.look(BEA).details().get("offer").get("price").integer()).isEqualTo(1_00);
        assertThat(hall.voids("2")).isEqualTo("DONE");
        assertThat(hall.look(BEA).details().find("offer")).isEmpty();
        assertThat(hall.events(Caller.person("wendy"))).contains("price-recomputed", "second-chance-answered");
        assertThat(hall.move(AuctionHall.SELLER, "second-chance")).isEqualTo("MOVE_NOT_ALLOWED");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_revoked_mandate_takes_the_runner_up_out_of_the_line_and_leaves_the_winners_deal(Ground ground) {
        hammered(ground, 300_00);

        hall.revoke("b");
        hall.cancelDeals(ANN);

        assertThat(hall.move(AuctionHall.SELLER, "second-chance")).isEqualTo("DONE");
        assertThat(hall.look(CARL).details().get("offer").get("price").integer())
                .isEqualTo(1_00);
    }
}
