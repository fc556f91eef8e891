// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.NegotiationView;
import dev.parley.api.OperatorAction;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An English auction played through the application: who holds what at each step, and what comes of it. */
class EnglishAuctionTest {
    private static final Caller ANN = Caller.person("ann");
    private static final Caller BEA = Caller.person("bea");
    private static final Caller CARL = Caller.person("carl");

    private AuctionHall hall = AuctionHall.none();

    @AfterEach
    void close() {
        hall.close();
    }

    private void open(Ground ground, Json.Builder rules) {
        hall.close();
        hall = AuctionHall.of(ground, rules);
        List.of(ANN, BEA, CARL).forEach(hall::join);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_leaders_maximum_is_held_and_who_is_outbid_holds_nothing_in_the_same_step(Ground ground) {
        open(ground, AuctionHall.rules());
        hall.grant(ANN, "a", 500_00);
        hall.grant(BEA, "b", 500_00);

        assertThat(hall.bid(AuctionHall.agent(ANN, "a"), 100_00)).isEqualTo("DONE");
        assertThat(hall.held("a")).isEqualTo(100_00);
        assertThat(hall.bid(AuctionHall.agent(ANN, "a"), 150_00)).isEqualTo("DONE");
        assertThat(hall.held("a")).isEqualTo(150_00);
        assertThat(hall.bid(AuctionHall.agent(BEA, "b"), 120_00)).isEqualTo("DONE");
        assertThat(List.of(hall.held("a"), hall.held("b"))).containsExactly(150_00L, 0L);
        assertThat(hall.bid(AuctionHall.agent(BEA, "b"), 200_00)).isEqualTo("DONE");
        assertThat(List.of(hall.held("a"), hall.held("b"))).containsExactly(0L, 200_00L);

        hall.test().clock().advance(Duration.ofHours(2));

        assertThat(hall.look(BEA).deals()).hasSize(1);
        assertThat(hall.held("b")).isEqualTo(151_00);
        assertThat(hall.look(ANN).deals()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_bid_beyond_the_budget_is_refused_alike_whether_or_not_it_would_have_led(Ground ground) {
        for (long leader : List.of(120_00L, 900_00L)) {
            open(ground, AuctionHall.rules());
            hall.grant(BEA, "b", 300_00);
            assertThat(hall.bid(ANN, leader)).isEqualTo("DONE");

            assertThat(hall.bid(AuctionHall.agent(BEA, "b"), 400_00)).isEqualTo("BUDGET_EXCEEDED");
            assertThat(hall.held("b")).isZero();
            assertThat(hall.price()).isEqualTo(1_00);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void when_a_leaders_mandate_ends_the_runner_up_leads_as_if_the_leader_had_never_bid(Ground ground) {
        open(ground, AuctionHall.rules());
        hall.grant(ANN, "a", 900_00);
        hall.grant(BEA, "b", 300_00);
        assertThat(hall.bid(CARL, 80_00)).isEqualTo("DONE");
        assertThat(hall.bid(AuctionHall.agent(BEA, "b"), 150_00)).isEqualTo("DONE");
        assertThat(hall.bid(AuctionHall.agent(ANN, "a"), 500_00)).isEqualTo("DONE");
        assertThat(hall.price()).isEqualTo(151_00);

        hall.revoke("a");

        assertThat(hall.price()).isEqualTo(81_00);
        assertThat(List.of(hall.held("a"), hall.held("b"))).containsExactly(0L, 150_00L);
        assertThat(hall.own(BEA).get("leads").bool()).isTrue();
    }

    /** Whatever ends the leader's bids. */
    private static final Map<String, Consumer<AuctionHall>> ENDS = Map.of(
            "its mandate is revoked", hall -> hall.revoke("a"),
            "an operator voids them", hall -> assertThat(hall.voids("3")).isEqualTo("DONE"),
            "the marketplace bars it", hall -> hall.bar(ANN),
            "it takes them back",
                    hall -> assertThat(hall.move(AuctionHall.agent(ANN, "a"), "take-back"))
                            .isEqualTo("DONE"));

    private static Stream<Arguments> groundsAndEnds() {
        return Stream.of(Ground.MEMORY, Ground.POSTGRESQL)
                .flatMap(ground -> ENDS.keySet().stream().sorted().map(end -> Arguments.of(ground, end)));
    }

    @ParameterizedTest
    @MethodSource("groundsAndEnds")
    void a_runner_up_whose_budget_is_spent_elsewhere_is_passed_over_for_the_next(Ground ground, String end) {
        open(ground, AuctionHall.rules().put("retractionLockSeconds", 60));
        hall.grant(ANN, "a", 900_00);
        hall.grant(BEA, "b", 200_00);
        hall.grant(CARL, "c", 100_00);
        assertThat(hall.bid(AuctionHall.agent(CARL, "c"), 80_00)).isEqualTo("DONE");
        assertThat(hall.bid(AuctionHall.agent(BEA, "b"), 150_00)).isEqualTo("DONE");
        assertThat(hall.bid(AuctionHall.agent(ANN, "a"), 160_00)).isEqualTo("DONE");
        hall.elsewhere(BEA, AuctionHall.agent(BEA, "b"), 120_00);
        assertThat(hall.held("b")).isEqualTo(120_00);

        Objects.requireNonNull(ENDS.get(end)).accept(hall);

        assertThat(hall.own(CARL).get("leads").bool()).isTrue();
        assertThat(hall.price()).isEqualTo(1_00);
        assertThat(List.of(hall.held("a"), hall.held("b"), hall.held("c"))).containsExactly(0L, 120_00L, 80_00L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_owner_cannot_bid_nor_can_its_agents(Ground ground) {
        open(ground, AuctionHall.rules());

        assertThat(hall.joinCode(AuctionHall.SELLER)).isEqualTo("PRINCIPAL_ON_BOTH_SIDES");
        assertThat(hall.joinCode(AuctionHall.agent(AuctionHall.SELLER, "bot")))
                .isIn("PRINCIPAL_ON_BOTH_SIDES", "MANDATE_REQUIRED");
        assertThat(hall.bid(AuctionHall.SELLER, 100_00)).isEqualTo("MOVE_NOT_ALLOWED");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_item_sold_elsewhere_ends_the_auction_and_frees_the_leader(Ground ground) {
        open(ground, AuctionHall.rules());
        hall.grant(ANN, "a", 500_00);
        assertThat(hall.bid(AuctionHall.agent(ANN, "a"), 100_00)).isEqualTo("DONE");

        hall.sellElsewhere();

        assertThat(hall.look(ANN).open()).isFalse();
        assertThat(hall.held("a")).isZero();
        assertThat(hall.look(ANN).deals()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void anyone_may_watch_and_knows_bidders_by_number_alone(Ground ground) {
        open(ground, AuctionHall.rules());
        Caller wendy = Caller.person("wendy");
        assertThat(hall.bid(ANN, 100_00)).isEqualTo("DONE");
        String seen = hall.look(wendy).revision();
        assertThat(hall.bid(ANN, 300_00)).isEqualTo("DONE");
        assertThat(hall.look(wendy).revision()).isEqualTo(seen);
        assertThat(hall.bid(BEA, 200_00)).isEqualTo("DONE");

        assertThat(hall.look(wendy).revision()).isNotEqualTo(seen);
        assertThat(hall.look(wendy).details().get("leaders").list(Json::integer))
                .containsExactly(1L);
        assertThat(hall.look(wendy).details().canonicalText()).doesNotContain("ann", "bea", "300");
        assertThat(hall.look(wendy).seats()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void everybody_with_or_without_a_seat_is_told_of_a_pause_of_its_end_and_of_an_operators_end(Ground ground) {
        open(ground, AuctionHall.rules());
        Instant since = hall.test().clock().instant();
        List<Caller> everybody = List.of(Caller.person("wendy"), ANN, AuctionHall.SELLER, TestParley.OPERATOR);
        List<String> events = new ArrayList<>();
        for (OperatorAction action : List.of(OperatorAction.PAUSE, OperatorAction.RESUME, OperatorAction.CANCEL)) {
            events.add(
                    action == OperatorAction.PAUSE ? "paused" : action == OperatorAction.RESUME ? "resumed" : "ended");
            Map<Caller, String> before = new HashMap<>();
            everybody.forEach(caller -> before.put(caller, hall.look(caller).revision()));
            hall.control(action);
            for (Caller caller : everybody) {
                NegotiationView seen = hall.look(caller);
                assertThat(seen.revision()).as("%s by %s", action, caller).isNotEqualTo(before.get(caller));
                assertThat(seen.details().find("pausedAt").map(Json::instant))
                        .isEqualTo(Optional.of(since).filter(any -> action == OperatorAction.PAUSE));
                assertThat(hall.events(caller))
                        .filteredOn(type -> type.startsWith("negotiation-"))
                        .containsExactlyElementsOf(events.stream()
                                .map(what -> "negotiation-" + what)
                                .toList());
            }
            hall.test().clock().advance(Duration.ofMinutes(1));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void buying_now_makes_the_deal_at_once(Ground ground) {
        open(ground, AuctionHall.rules().put("buyNowPrice", 250_00));
        hall.grant(BEA, "b", 300_00);
        assertThat(hall.bid(ANN, 100_00)).isEqualTo("DONE");
        assertThat(hall.bid(AuctionHall.agent(BEA, "b"), 250_00)).isEqualTo("BUY_NOW_INSTEAD");

        assertThat(hall.move(AuctionHall.agent(BEA, "b"), "buy-now")).isEqualTo("DONE");

        assertThat(hall.look(BEA).deals()).hasSize(1);
        assertThat(hall.held("b")).isEqualTo(250_00);
        assertThat(hall.look(ANN).open()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_operator_voids_a_bidder_and_price_and_leader_are_as_if_it_had_never_bid(Ground ground) {
        open(ground, AuctionHall.rules());
        hall.grant(ANN, "a", 900_00);
        hall.grant(BEA, "b", 300_00);
        assertThat(hall.bid(AuctionHall.agent(BEA, "b"), 100_00)).isEqualTo("DONE");
        assertThat(hall.bid(AuctionHall.agent(ANN, "a"), 500_00)).isEqualTo("DONE");
        assertThat(hall.bid(CARL, 90_00)).isEqualTo("BELOW_INCREMENT");
        Json before = hall.look(CARL).details();

        assertThat(hall.voids("2")).isEqualTo("DONE");

        assertThat(before.get("price").integer()).isEqualTo(101_00);
        assertThat(hall.price()).isEqualTo(1_00);
        assertThat(hall.own(BEA).get("leads").bool()).isTrue();
        assertThat(List.of(hall.held("a"), hall.held("b"))).containsExactly(0L, 100_00L);
        assertThat(hall.look(CARL)
                        .details()
                        .get("history")
                        .elements()
                        .get(0)
                        .get("because")
                        .text())
                .isEqualTo("taken-back");
        assertThat(hall.bid(CARL, 90_00)).isEqualTo("DONE");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void how_far_a_leader_would_go_and_how_often_it_said_so_shows_in_no_view_revision_event_or_transcript(
            Ground ground) {
        List<List<String>> worlds = new ArrayList<>();
        for (long maximum : List.of(150_00L, 900_00L)) {
            open(ground, AuctionHall.rules());
            assertThat(hall.bid(ANN, maximum)).isEqualTo("DONE");
            List<String> seen = new ArrayList<>(hall.seen(BEA, CARL, AuctionHall.SELLER, Caller.person("wendy")));
            for (int raise = 1; raise < maximum / 100_00; raise++) {
                assertThat(hall.bid(ANN, maximum + raise)).isEqualTo("DONE");
            }
            assertThat(hall.seen(BEA, CARL, AuctionHall.SELLER, Caller.person("wendy")))
                    .isEqualTo(seen);
            assertThat(hall.bid(BEA, 120_00)).isEqualTo("DONE");
            assertThat(hall.bid(CARL, 121_00)).isEqualTo("BELOW_INCREMENT");
            seen.addAll(hall.seen(BEA, CARL, AuctionHall.SELLER, Caller.person("wendy")));
            worlds.add(seen);
        }
        assertThat(worlds.get(0)).isEqualTo(worlds.get(1)).isNotEmpty();
    }
}
