// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.BUYER;
import static dev.parley.protocol.sealedbid.Goods.LAMP;
import static dev.parley.protocol.sealedbid.Goods.SELLER;
import static dev.parley.protocol.sealedbid.Goods.VASE;
import static dev.parley.protocol.sealedbid.Goods.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Award;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Need;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.KernelInput.Control;
import dev.parley.protocol.kernel.PlayedState;
import dev.parley.protocol.samples.Market;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SealedBidTest {
    private static final SealedRules SPLIT = Play.with(Play.RULES, new Pricing.Split(SplitPrice.HALF));
    private static final String SALT = "ab".repeat(32);

    @Test
    void the_price_is_made_at_the_close_and_not_before() {
        Play play = Play.ofTwo(SPLIT).submits(SELLER, vase(40_000)).submits(BUYER, vase(60_000));
        assertThat(play.state().phase()).isEqualTo("submitting");
        assertThat(play.state().outcome().awards()).isEmpty();
        play.due();
        assertThat(play.state().phase()).isEqualTo("agreed");
        Award award = play.state().outcome().awards().get(0);
        assertThat(award.amount()).isEqualTo(Money.of(50_500, "EUR"));
        assertThat(award.terms().values()).hasSize(3);
        assertThat(award.units()).isEqualTo(2);
    }

    @Test
    void a_drawn_price_is_the_one_that_seed_and_nonces_make() {
        Play play = Play.ofTwo(Play.RULES)
                .submits(SELLER, vase(20_000).withFair(VASE, 30_000).withNonce(VASE, "s"))
                .submits(BUYER, vase(80_000).withFair(VASE, 70_000).withNonce(VASE, "b"))
                .due();
        byte[] drawn = Drawn.seed("vase").draw(Play.NEGOTIATION, "vase", List.of("s", "b"));
        long ticks = new PriceZone(400, 600, 1_400, 1_600).draw(UniformValue.of(drawn));
        assertThat(price(play)).isEqualTo(ticks * 50);
    }

    @Test
    void another_nonce_draws_another_price() {
        long one = price(drawnWith("first"));
        long other = price(drawnWith("second"));
        assertThat(one).isNotEqualTo(other);
    }

    private static Play drawnWith(String nonce) {
        return Play.ofTwo(Play.RULES)
                .submits(SELLER, vase(0))
                .submits(BUYER, vase(100_000).withNonce(VASE, nonce))
                .due();
    }

    @Test
    void minima_of_ten_and_twenty_and_maxima_of_twenty_and_ten_make_a_deal_on_the_first_item_only() {
        Play play = Play.ofTwo(Goods.vaseAndLamp(), SPLIT, SettlementRule.EACH_ITEM)
                .submits(SELLER, Statement.of(at(VASE, 1_000), at(LAMP, 2_000)))
                .submits(BUYER, Statement.of(at(VASE, 2_000), at(LAMP, 1_000)))
                .due();
        assertThat(play.state().phase()).isEqualTo("partly-agreed");
        assertThat(play.state().outcome().awards())
                .extracting(award -> award.terms().item())
                .containsExactly(VASE);
        assertThat(price(play)).isEqualTo(1_500);
        System.out.printf(
                "minima (10, 20) against maxima (20, 10): %s, a deal on %s alone at %d cents%n",
                play.state().phase(),
                play.state().outcome().awards().get(0).terms().item(),
                price(play));
    }

    @Test
    void where_all_settle_together_one_item_without_a_price_leaves_none() {
        Play play = Play.ofTwo(Goods.vaseAndLamp(), SPLIT, SettlementRule.ALL)
                .submits(SELLER, Statement.of(at(VASE, 1_000), at(LAMP, 2_000)))
                .submits(BUYER, Statement.of(at(VASE, 2_000), at(LAMP, 1_000)))
                .due();
        assertThat(play.state().phase()).isEqualTo("closed");
        assertThat(play.state().outcome().awards()).isEmpty();
    }

    @Test
    void no_deal_looks_the_same_whoever_submitted_what() {
        Play far = Play.ofTwo(SPLIT)
                .submits(SELLER, vase(90_000))
                .submits(BUYER, vase(100))
                .due();
        Play near = Play.ofTwo(SPLIT)
                .submits(SELLER, vase(90_000))
                .submits(BUYER, vase(89_950))
                .due();
        Play silent = Play.ofTwo(SPLIT).submits(SELLER, vase(90_000)).due();
        Viewer seller = new Viewer.Party(SELLER.id());
        assertThat(far.view(seller)).isEqualTo(near.view(seller)).isEqualTo(silent.view(seller));
        assertThat(far.view(seller).details().canonicalText()).contains("no-deal");
    }

    @Test
    void a_submission_at_the_close_is_too_late_and_a_microsecond_before_it_counts() {
        Play play = Play.ofTwo(SPLIT).submits(SELLER, vase(40_000)).after(Play.HOUR.minusNanos(1_000));
        play.submits(BUYER, vase(60_000)).after(Duration.ofNanos(1_000));
        assertThat(play.refused(BUYER.id(), new SealedMove.Submit(vase(70_000))))
                .isEqualTo(Reason.DEADLINE_PASSED);
        assertThat(price(play.due())).isEqualTo(50_000);
    }

    @Test
    void a_submission_may_be_replaced_and_taken_back_before_the_close() {
        Play play = Play.ofTwo(SPLIT)
                .submits(SELLER, vase(40_000))
                .submits(BUYER, vase(60_000))
                .submits(BUYER, vase(42_000));
        assertThat(price(play.due())).isEqualTo(41_000);
        Play withdrawn = Play.ofTwo(SPLIT)
                .submits(SELLER, vase(40_000))
                .submits(BUYER, vase(60_000))
                .does(BUYER.id(), new SealedMove.Withdraw());
        assertThat(withdrawn.due().state().phase()).isEqualTo("closed");
    }

    @Test
    void without_edits_a_submission_stands() {
        Play play = Play.ofTwo(Play.once(SPLIT)).submits(BUYER, vase(60_000));
        assertThat(play.refused(BUYER.id(), new SealedMove.Submit(vase(50_000))))
                .isEqualTo(SealedReason.ALREADY_SUBMITTED);
        assertThat(play.refused(BUYER.id(), new SealedMove.Withdraw())).isEqualTo(Reason.MOVE_NOT_ALLOWED);
    }

    @Test
    void a_fair_price_beyond_ones_own_best_price_contradicts_it() {
        Play play = Play.ofTwo(Play.RULES);
        assertThat(play.refused(BUYER.id(), new SealedMove.Submit(vase(500).withFair(VASE, 550))))
                .isEqualTo(SealedReason.FAIR_PRICE_CONTRADICTS_BEST);
        assertThat(play.refused(SELLER.id(), new SealedMove.Submit(vase(500).withFair(VASE, 450))))
                .isEqualTo(SealedReason.FAIR_PRICE_CONTRADICTS_BEST);
        play.submits(BUYER, vase(500).withFair(VASE, 500))
                .submits(SELLER, vase(500).withFair(VASE, 500));
    }

    @Test
    void what_is_beside_the_price_must_fit_it() {
        Play play = Play.ofTwo(Play.RULES);
        String longest = "n".repeat(Submission.Bid.MAX_NONCE);
        assertThat(submission(play, vase(500).withNonce(VASE, longest + "n"))).isEqualTo(Reason.INVALID_REQUEST);
        assertThat(submission(play, vase(500).withFair(VASE, 475))).isEqualTo(Reason.OFF_TICK);
        assertThat(submission(play, vase(500).withFair(VASE, -50))).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(submission(play, vase(500).withFair(LAMP, 450))).isEqualTo(Reason.INVALID_REQUEST);
        assertThat(submission(play, Statement.of())).isEqualTo(Reason.NOTHING_OFFERED);
        assertThat(submission(Play.ofTwo(SPLIT), vase(500).withFair(VASE, 450))).isEqualTo(Reason.INVALID_REQUEST);
        play.submits(BUYER, vase(500).withNonce(VASE, longest));
    }

    private static Object submission(Play play, Statement statement) {
        return play.refused(BUYER.id(), new SealedMove.Submit(statement));
    }

    @Test
    void what_is_held_is_the_published_cap_and_never_the_bid() {
        Play play = Play.ofTwo(Play.capped(SPLIT, 90));
        assertThat(play.protocol().stakes(play.played(), BUYER.id())).isEmpty();
        play.submits(BUYER, vase(1_000));
        assertThat(play.protocol().stakes(play.played(), BUYER.id()))
                .extracting(Stake::money)
                .containsExactly(Optional.of(Money.of(72_500, "EUR")));
        assertThat(play.refused(BUYER.id(), new SealedMove.Submit(vase(72_050))))
                .isEqualTo(Reason.OUT_OF_RANGE);
        play.submits(BUYER, vase(72_000));
    }

    @Test
    void before_the_close_nobody_else_sees_that_a_seat_has_submitted() {
        Play play = Play.ofTwo(SPLIT);
        Viewer seller = new Viewer.Party(SELLER.id());
        String before = play.view(seller).details().canonicalText();
        PlayedState<SealedRules, SealedState> state = play.played();
        play.submits(BUYER, vase(60_000));
        assertThat(play.view(seller).details().canonicalText()).isEqualTo(before);
        KernelEvent<SealedEvent> submitted =
                new KernelEvent.OfGame<>(play.events().get(1));
        assertThat(play.protocol().disclose(state, submitted, seller)).isEmpty();
        assertThat(play.protocol().disclose(state, submitted, new Viewer.Operator()))
                .isEmpty();
        assertThat(play.protocol().disclose(state, submitted, new Viewer.Party(new SeatId("stranger"))))
                .isEmpty();
        assertThat(play.protocol().disclose(state, submitted, new Viewer.Party(BUYER.id())))
                .isPresent();
    }

    @Test
    void whether_an_item_is_bid_for_shows_neither_in_the_parts_nor_in_the_stake() {
        Play one =
                Play.ofTwo(Goods.vaseAndLamp(), SPLIT, SettlementRule.EACH_ITEM).submits(BUYER, vase(100));
        Play both = Play.ofTwo(Goods.vaseAndLamp(), SPLIT, SettlementRule.EACH_ITEM)
                .submits(BUYER, Statement.of(at(VASE, 900), at(LAMP, 900)));
        assertThat(SealedEventForms.ALL.encode(one.events().get(1)).parts())
                .hasSameSizeAs(SealedEventForms.ALL.encode(both.events().get(1)).parts());
        assertThat(one.protocol().stakes(one.played(), BUYER.id()))
                .isEqualTo(both.protocol().stakes(both.played(), BUYER.id()));
    }

    @Test
    void what_was_committed_to_is_revealed_in_a_second_window() {
        Play play = Play.ofTwo(Play.committed(SPLIT));
        commits(play, SELLER, vase(40_000));
        commits(play, BUYER, vase(60_000));
        assertThat(play.refused(BUYER.id(), reveal(vase(60_000)))).isEqualTo(Reason.MOVE_NOT_ALLOWED);
        play.due();
        assertThat(play.state().phase()).isEqualTo("revealing");
        play.does(BUYER.id(), reveal(vase(60_000)))
                .does(SELLER.id(), reveal(vase(40_000)))
                .due();
        assertThat(price(play)).isEqualTo(50_000);
        assertThat(play.state().outcome().closed().orElseThrow().forfeited()).isEmpty();
    }

    @Test
    void only_the_very_commitment_is_revealed_and_once() {
        Play play = Play.ofTwo(Play.committed(SPLIT));
        commits(play, BUYER, vase(60_000));
        play.due();
        assertThat(play.refused(SELLER.id(), reveal(vase(40_000)))).isEqualTo(SealedReason.NOTHING_COMMITTED);
        assertThat(play.refused(BUYER.id(), reveal(vase(59_950)))).isEqualTo(SealedReason.COMMITMENT_MISMATCH);
        assertThat(play.refused(BUYER.id(), new SealedMove.Reveal(vase(60_000), "cd".repeat(32))))
                .isEqualTo(SealedReason.COMMITMENT_MISMATCH);
        play.does(BUYER.id(), reveal(vase(60_000)));
        assertThat(play.refused(BUYER.id(), reveal(vase(60_000)))).isEqualTo(SealedReason.ALREADY_REVEALED);
    }

    @Test
    void a_rivals_hash_replayed_as_ones_own_cannot_be_revealed() {
        Play play = Play.ofTwo(Play.committed(SPLIT));
        SealedMove rivals = new SealedMove.Commit(vase(60_000).commitment(Play.NEGOTIATION, BUYER.id(), SALT));
        play.does(BUYER.id(), rivals).does(SELLER.id(), rivals).due();
        play.does(BUYER.id(), reveal(vase(60_000)));
        assertThat(play.refused(SELLER.id(), reveal(vase(60_000)))).isEqualTo(SealedReason.COMMITMENT_MISMATCH);
    }

    @Test
    void a_commitment_that_is_not_revealed_is_forfeited_by_name() {
        Play play = Play.ofTwo(Play.committed(SPLIT));
        commits(play, SELLER, vase(40_000));
        commits(play, BUYER, vase(60_000));
        play.due().does(SELLER.id(), reveal(vase(40_000))).due();
        assertThat(play.state().phase()).isEqualTo("closed");
        assertThat(play.state().outcome().closed().orElseThrow().forfeited()).containsExactly(BUYER.id());
    }

    @Test
    void where_nobody_commits_there_is_nothing_to_reveal() {
        assertThat(Play.ofTwo(Play.committed(SPLIT)).due().state().phase()).isEqualTo("closed");
    }

    @Test
    void a_submission_falls_with_its_authority_and_nobody_else_is_told() {
        Play play = Play.ofTwo(SPLIT).submits(BUYER, vase(60_000)).submits(SELLER, vase(100));
        play.losesAuthority(BUYER.id());
        KernelEvent<SealedEvent> withdrawn =
                new KernelEvent.OfGame<>(play.events().get(3));
        assertThat(play.protocol().disclose(play.played(), withdrawn, new Viewer.Party(SELLER.id())))
                .isEmpty();
        assertThat(play.due().state().outcome().awards()).isEmpty();
    }

    @Test
    void an_operator_can_end_what_waits_for_its_seed() {
        Play play = Play.ofTwo(Play.RULES).submits(SELLER, vase(0)).submits(BUYER, vase(1_000));
        KernelInput<SealedMove> cancel = KernelInput.of(Control.CANCELLED);
        assertThat(play.protocol().needs(play.played(), KernelInput.of(new Input.Due<>())))
                .isNotEmpty();
        assertThat(play.protocol().needs(play.played(), cancel)).isEmpty();
        play.after(Play.HOUR.multipliedBy(2)).does(cancel);
        assertThat(play.state().phase()).isEqualTo("cancelled");
    }

    /** Else a close that waits for a lost key would tell that two prices met. */
    @Test
    void seeds_are_asked_for_whatever_was_submitted() {
        Play drawn = Play.ofTwo(Play.RULES).submits(SELLER, vase(0)).submits(BUYER, vase(1_000));
        Play alone = Play.ofTwo(Play.RULES).submits(SELLER, vase(0));
        Play apart = Play.ofTwo(Play.RULES).submits(SELLER, vase(100)).submits(BUYER, vase(50));
        Play point = Play.ofTwo(Play.RULES).submits(SELLER, vase(100)).submits(BUYER, vase(100));
        Set<Need> needs = drawn.protocol().needs(drawn.played(), KernelInput.of(new Input.Due<>()));
        assertThat(needs).hasSameSizeAs(drawn.state().openLots()).isNotEmpty();
        for (Play play : List.of(alone, apart, point)) {
            assertThat(play.protocol().needs(play.played(), KernelInput.of(new Input.Due<>())))
                    .isEqualTo(needs);
        }
        assertThat(price(point.due())).isEqualTo(100);
    }

    @Test
    void no_seed_is_asked_for_where_nothing_is_ever_drawn() {
        Play split = Play.ofTwo(SPLIT).submits(SELLER, vase(0)).submits(BUYER, vase(1_000));
        assertThat(split.protocol().needs(split.played(), KernelInput.of(new Input.Due<>())))
                .isEmpty();
    }

    @Test
    void a_pair_without_a_deal_waits_for_the_cool_down() {
        Need last = new Need.LastWithoutDeal(BUYER.principal(), SealedLifecycle.WITHOUT_COOL_DOWN);
        long week = 7 * 24 * 3_600;
        assertThat(Play.refused(opened(Map.of(last, Json.of(Play.START.minusSeconds(week - 1)))))
                        .code())
                .isEqualTo(Reason.COOLING_DOWN);
        Play.accepted(opened(Map.of(last, Json.of(Play.START.minusSeconds(week)))));
    }

    private static Decision<KernelEvent<SealedEvent>> opened(Map<Need, Json> facts) {
        return Play.open(
                new SealedBid(),
                Play.opening(Goods.vase(), SPLIT, SettlementRule.EACH_ITEM, List.of(SELLER, BUYER)),
                facts);
    }

    @Test
    void a_listing_that_leaves_more_than_the_price_open_does_not_fit() {
        assertThat(Play.refused(Play.open(
                                new SealedBid(),
                                Play.opening(
                                        Market.furniture(), SPLIT, SettlementRule.EACH_ITEM, List.of(SELLER, BUYER)),
                                Map.of()))
                        .code())
                .isEqualTo(Reason.INVALID_RULES);
    }

    @Test
    void a_principal_never_sits_on_both_sides() {
        Seat same = new Seat(BUYER.id(), BUYER.role(), SELLER.principal());
        assertThat(Play.refused(Play.open(
                                new SealedBid(),
                                Play.opening(Goods.vase(), SPLIT, SettlementRule.EACH_ITEM, List.of(SELLER, same)),
                                Map.of()))
                        .code())
                .isEqualTo(Reason.PRINCIPAL_ON_BOTH_SIDES);
    }

    @Test
    void a_close_at_an_instant_lies_after_the_opening() {
        SealedRules past = closingAt(Play.START);
        assertThat(Play.refused(Play.open(
                                new SealedBid(),
                                Play.opening(Goods.vase(), past, SettlementRule.EACH_ITEM, List.of(SELLER, BUYER)),
                                Map.of()))
                        .code())
                .isEqualTo(Reason.INVALID_RULES);
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(Play.ofTwo(closingAt(noon)).deadline()).hasValue(noon);
    }

    private static SealedRules closingAt(Instant instant) {
        return new SealedRules(
                1, Optional.of(instant), true, Secrecy.HELD, 1, Forfeiture.VOID, Optional.empty(), 0, SPLIT.pricing());
    }

    private static Statement vase(long minorUnits) {
        return Statement.of(at(VASE, minorUnits));
    }

    private static void commits(Play play, Seat seat, Statement statement) {
        play.does(seat.id(), new SealedMove.Commit(statement.commitment(Play.NEGOTIATION, seat.id(), SALT)));
    }

    private static SealedMove reveal(Statement statement) {
        return new SealedMove.Reveal(statement, SALT);
    }

    private static long price(Play play) {
        SealedEvent.ItemSettled settled = play.state().outcome().settled().get(0);
        return settled.sales().get(0).price();
    }
}
