// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.SealedGround.AGENT;
import static dev.parley.simulation.SealedGround.BUYER;
import static dev.parley.simulation.SealedGround.DAY;
import static dev.parley.simulation.SealedGround.RIVAL;
import static dev.parley.simulation.SealedGround.SELLER;
import static dev.parley.simulation.SealedGround.auctions;
import static dev.parley.simulation.SealedGround.bids;
import static dev.parley.simulation.SealedGround.code;
import static dev.parley.simulation.SealedGround.mandate;
import static dev.parley.simulation.SealedGround.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.MakeMove;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import dev.parley.testing.ListingDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people try who want to bend what comes of sealed prices: moves that are late, stolen, malformed or not theirs. */
class SealedMovesTest {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final String SALT = "ab".repeat(32);

    @Test
    void only_ones_own_commitment_is_revealed_once_and_within_the_window() {
        try (SealedGround ground =
                new SealedGround(Ground.MEMORY, SealedBid.ID, Json.object().put("secrecy", "committed"))) {
            NegotiationId negotiation = ground.opened(BUYER);
            Json stolen = commitment(negotiation, "buyer", 9_000);
            ground.moves(BUYER, negotiation, MakeMove.of("commit").payload(stolen))
                    .orElseThrow();
            ground.moves(SELLER, negotiation, MakeMove.of("commit").payload(stolen))
                    .orElseThrow();
            assertThat(code(ground.moves(BUYER, negotiation, reveal(9_000, SALT))))
                    .isEqualTo("MOVE_NOT_ALLOWED");
            ground.pass(DAY);
            assertThat(code(ground.moves(BUYER, negotiation, reveal(9_000, "cd".repeat(32)))))
                    .isEqualTo("COMMITMENT_MISMATCH");
            ground.moves(BUYER, negotiation, reveal(9_000, SALT)).orElseThrow();
            assertThat(code(ground.moves(BUYER, negotiation, reveal(9_000, SALT))))
                    .isEqualTo("ALREADY_REVEALED");
            assertThat(code(ground.moves(SELLER, negotiation, reveal(9_000, SALT))))
                    .isEqualTo("COMMITMENT_MISMATCH");
            ground.pass(DAY);
            assertThat(code(ground.moves(SELLER, negotiation, reveal(9_000, SALT))))
                    .isEqualTo("NEGOTIATION_CLOSED");
            assertThat(ground.closeReason(negotiation)).isEqualTo("no-deal");
        }
    }

    @Test
    void who_committed_to_nothing_reveals_nothing() {
        try (SealedGround ground =
                new SealedGround(Ground.MEMORY, SealedBid.ID, Json.object().put("secrecy", "committed"))) {
            NegotiationId negotiation = ground.opened(BUYER);
            ground.moves(SELLER, negotiation, MakeMove.of("commit").payload(commitment(negotiation, "seller", 6_000)))
                    .orElseThrow();
            ground.pass(DAY);
            assertThat(code(ground.moves(BUYER, negotiation, reveal(9_000, SALT))))
                    .isEqualTo("NOTHING_COMMITTED");
        }
    }

    private static Json commitment(NegotiationId negotiation, String seat, long cents) {
        String hash = Statement.of(ListingDraft.price("lamp", cents))
                .commitment(negotiation, new SeatId(seat), SALT)
                .hex();
        return Json.object().put("commitment", hash).build();
    }

    private static MakeMove reveal(long cents, String salt) {
        return MakeMove.of("reveal", ListingDraft.price("lamp", cents))
                .payload(Json.object().put("salt", salt).build());
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMORY", "POSTGRESQL"})
    void a_submission_counts_a_microsecond_before_the_close_and_neither_at_it_nor_a_millisecond_later(Ground where) {
        try (SealedGround ground =
                new SealedGround(where, SealedBid.ID, Json.object().put("pricing", "split"))) {
            NegotiationId negotiation = ground.opened(BUYER);
            Instant close = ground.look(BUYER, negotiation).deadline().orElseThrow();
            ground.submits(SELLER, negotiation, 6_000).orElseThrow();
            ground.test.clock().set(close.minus(MICROSECOND));
            ground.submits(BUYER, negotiation, 8_000).orElseThrow();
            ground.test.clock().set(close);
            assertThat(code(ground.submits(BUYER, negotiation, 6_000))).isEqualTo("NEGOTIATION_CLOSED");
            ground.test.clock().set(close.plusMillis(1));
            assertThat(code(ground.submits(SELLER, negotiation, 8_000))).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(ground.look(BUYER, negotiation).details().canonicalText())
                    .contains("\"price\":7000");
        }
    }

    @Test
    void a_fair_price_that_contradicts_ones_best_and_a_nonce_that_is_none_are_refused() {
        try (SealedGround ground = bids()) {
            NegotiationId negotiation = ground.opened(BUYER);
            Json fair = beside("fairPrices", Json.of(7_001));
            assertThat(code(ground.moves(BUYER, negotiation, submission(7_000).payload(fair))))
                    .isEqualTo("FAIR_PRICE_CONTRADICTS_BEST");
            Json low = beside("fairPrices", Json.of(6_999));
            assertThat(code(ground.moves(SELLER, negotiation, submission(7_000).payload(low))))
                    .isEqualTo("FAIR_PRICE_CONTRADICTS_BEST");
            for (String nonce : List.of("n".repeat(65), "", " ", "a\u0001b")) {
                assertThat(code(ground.moves(
                                BUYER, negotiation, submission(7_000).payload(beside("nonces", Json.of(nonce))))))
                        .isEqualTo("INVALID_REQUEST");
            }
            for (String nonce : List.of("a\u0000b", "a\ud800b")) {
                assertThatThrownBy(() -> Json.of(nonce)).isInstanceOf(Json.Mismatch.class);
                Statement statement = Statement.of(ListingDraft.price("lamp", 7_000));
                assertThatThrownBy(() -> statement
                                .withNonce(new ItemId("lamp"), nonce)
                                .commitment(negotiation, new SeatId("buyer"), SALT))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(ground.look(BUYER, negotiation).details().find("own")).isEmpty();
        }
    }

    private static Json beside(String name, Json value) {
        return Json.object().put(name, Json.object().put("lamp", value).build()).build();
    }

    @Test
    void a_seller_bids_for_its_own_nowhere() {
        try (SealedGround ground = bids()) {
            assertThat(code(ground.opens(SELLER))).isEqualTo("WRONG_OPENER");
        }
        try (SealedGround ground = auctions()) {
            NegotiationId auction = ground.opened(SELLER);
            assertThat(code(ground.joins(SELLER, auction))).isEqualTo("PRINCIPAL_ON_BOTH_SIDES");
            assertThat(code(ground.joins(Caller.agent("sara", "bot"), auction))).isEqualTo("MANDATE_REQUIRED");
            assertThat(code(ground.submits(SELLER, auction, 9_000))).isEqualTo("MOVE_NOT_ALLOWED");
        }
    }

    @Test
    void no_principal_sits_on_two_sides() {
        try (SealedGround ground = bids()) {
            for (Caller mediator : List.of(BUYER, SELLER)) {
                ground.test.publish(PolicyDraft.everything(
                        new Choice(SealedBid.ID, Json.object().build(), SettlementRule.EACH_ITEM)
                                .mediatedBy(mediator.principal())));
                assertThat(code(ground.opens(BUYER))).isEqualTo("PRINCIPAL_ON_BOTH_SIDES");
            }
        }
        try (SealedGround ground = auctions()) {
            NegotiationId auction = ground.opened(SELLER);
            ground.joins(BUYER, auction).orElseThrow();
            ground.test.grant(BUYER, mandate("bot"));
            assertThat(code(ground.joins(AGENT, auction))).isEqualTo("ALREADY_JOINED");
        }
    }

    @Test
    void nobody_but_the_seller_opens_an_auction() {
        try (SealedGround ground = auctions()) {
            ground.reserves(5_000);
            assertThat(code(ground.opens(BUYER))).isEqualTo("WRONG_OPENER");
            ground.test.grant(BUYER, mandate("bot"));
            assertThat(code(ground.opens(AGENT))).isEqualTo("WRONG_OPENER");
            NegotiationId auction = ground.opened(SELLER);
            ground.joins(BUYER, auction).orElseThrow();
            ground.joins(RIVAL, auction).orElseThrow();
        }
    }

    @Test
    void reserves_that_an_auction_cannot_take_are_refused_though_no_buyer_may_open_one() {
        try (SealedGround ground = auctions()) {
            Json elsewhere = Json.object()
                    .put("reserves", Json.object().put("desk", 5_000).build())
                    .build();
            assertThat(code(ground.test
                            .parley()
                            .negotiations()
                            .setPrivateTerms(SELLER, SealedGround.LAMP, elsewhere, ground.test.key())))
                    .isEqualTo("INVALID_REQUEST");
        }
    }
}
