// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.testing.TestParley.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationView;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.Binding;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.port.KeySource;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sealed bids from opening to paid order, over each store. */
class SealedBidJourneyTest {
    private static final Caller SELLER = Caller.person("sara");
    private static final Caller BUYER = Caller.person("bert");
    private static final Caller AGENT = Caller.agent("bert", "bot");
    private static final Caller RIVAL = Caller.person("rita");
    private static final ListingRef LAMP = new ListingRef("lamp-1");
    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @EnumSource
    void two_parties_submit_the_clock_closes_and_the_deal_is_paid(Ground ground) {
        try (TestParley test = bids(ground, Json.object())) {
            NegotiationView opened = opens(test, BUYER, LAMP).orElseThrow();
            submits(test, BUYER, opened.id(), 9_000);
            submits(test, SELLER, opened.id(), 6_000);
            assertThat(look(test, BUYER, opened.id()).deals()).isEmpty();
            test.clock().advance(DAY);
            NegotiationView closed = look(test, BUYER, opened.id());
            assertThat(closed.phase()).isEqualTo("agreed");
            assertThat(closed.details())
                    .isNotEqualTo(look(test, SELLER, opened.id()).details());
            var paid = test.parley()
                    .deals()
                    .redeemNow(HOST, closed.deals(), new OrderReference("order-1"))
                    .orElseThrow();
            assertThat(paid.get(0).status().state().name()).isEqualTo("REDEEMED");
            assertThat(paid.get(0).deal().total()).isBetween(Money.of(6_000, "EUR"), Money.of(9_000, "EUR"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void many_buyers_join_an_auction_and_the_highest_pays_the_second_price(Ground ground) {
        try (TestParley test = auctions(ground, Json.object())) {
            NegotiationId auction = auction(test, 5_000);
            joins(test, auction, BUYER, 7_000);
            joins(test, auction, RIVAL, 9_000);
            test.clock().advance(DAY);
            assertThat(look(test, BUYER, auction).deals()).isEmpty();
            NegotiationView won = look(test, RIVAL, auction);
            var paid = test.parley()
                    .deals()
                    .redeemNow(HOST, won.deals(), new OrderReference("order-1"))
                    .orElseThrow();
            assertThat(paid.get(0).deal().total()).isEqualTo(Money.of(7_000, "EUR"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void several_units_make_a_deal_with_each_winner(Ground ground) {
        Json.Builder rules = Json.object().put("pricing", "uniform-price").put("units", 2);
        try (TestParley test = auctions(ground, rules)) {
            NegotiationId auction = auction(test, 5_000);
            joins(test, auction, BUYER, 7_000);
            joins(test, auction, RIVAL, 9_000);
            test.clock().advance(DAY);
            for (Caller winner : List.of(BUYER, RIVAL)) {
                assertThat(look(test, winner, auction).deals()).hasSize(1);
            }
            assertThat(look(test, SELLER, auction).deals()).hasSize(2);
        }
    }

    @Test
    void before_the_close_a_rivals_doings_change_nothing_that_a_bidder_or_the_seller_sees() {
        try (TestParley test = auctions(Ground.MEMORY, Json.object())) {
            NegotiationId auction = auction(test, 5_000);
            joins(test, auction, BUYER, 7_000);
            test.clock().advance(Duration.ofHours(1));
            List<Object> before = seen(test, auction);
            joins(test, auction, RIVAL, 9_000);
            withdraws(test, RIVAL, auction);
            assertThat(seen(test, auction)).isEqualTo(before);
            submits(test, RIVAL, auction, 6_000);
            test.clock().advance(DAY);
            assertThat(look(test, RIVAL, auction).seats()).hasSize(3);
            assertThat(look(test, BUYER, auction).seats()).hasSize(2);
        }
    }

    /** All that a bidder and the seller can ask for, receipts aside, which are signed anew. */
    private static List<Object> seen(TestParley test, NegotiationId auction) {
        Negotiations negotiations = test.parley().negotiations();
        List<Object> seen = new ArrayList<>();
        for (Caller caller : List.of(BUYER, SELLER)) {
            seen.add(look(test, caller, auction));
            seen.add(negotiations.events(caller, auction, Optional.empty(), 100).orElseThrow());
            seen.add(negotiations.list(caller, NegotiationQuery.ALL).orElseThrow());
            seen.add(negotiations.transcript(caller, auction).orElseThrow().events());
        }
        return seen;
    }

    @Test
    void a_pair_that_ended_without_a_deal_waits_whatever_it_did_and_whoever_acts() {
        try (TestParley test = bids(Ground.MEMORY, Json.object())) {
            test.grant(BUYER, mandate());
            NegotiationView abandoned = opens(test, BUYER, LAMP).orElseThrow();
            assertThat(code(opens(test, BUYER, LAMP))).isEqualTo("ALREADY_NEGOTIATING");
            test.clock().advance(DAY);
            assertThat(look(test, BUYER, abandoned.id()).phase()).isEqualTo("closed");
            assertThat(code(opens(test, BUYER, LAMP))).isEqualTo("COOLING_DOWN");
            assertThat(code(opens(test, AGENT, LAMP))).isEqualTo("COOLING_DOWN");
            assertThat(code(opens(test, RIVAL, LAMP))).isEqualTo("DONE");
            test.clock().advance(Duration.ofDays(7));
            assertThat(code(opens(test, AGENT, LAMP))).isEqualTo("DONE");
        }
    }

    @Test
    void bisecting_by_trying_again_is_refused_after_the_first_answer() {
        try (TestParley test = bids(Ground.MEMORY, Json.object())) {
            NegotiationView probe = opens(test, BUYER, LAMP).orElseThrow();
            submits(test, SELLER, probe.id(), 6_000);
            submits(test, BUYER, probe.id(), 5_000);
            withdraws(test, BUYER, probe.id());
            submits(test, BUYER, probe.id(), 5_500);
            test.clock().advance(DAY);
            assertThat(look(test, BUYER, probe.id())
                            .details()
                            .get("closeReason")
                            .text())
                    .isEqualTo("no-deal");
            assertThat(code(opens(test, BUYER, LAMP))).isEqualTo("COOLING_DOWN");
        }
    }

    @Test
    void of_two_closes_for_the_last_unit_one_makes_a_deal_and_the_other_ends() {
        try (TestParley test = bids(Ground.MEMORY, split())) {
            test.put(lamp("last-1", Binding.ON_ACCEPTANCE, 1));
            ListingRef last = new ListingRef("last-1");
            NegotiationId one = opens(test, BUYER, last).orElseThrow().id();
            NegotiationId other = opens(test, RIVAL, last).orElseThrow().id();
            submits(test, BUYER, one, 9_000);
            submits(test, RIVAL, other, 9_000);
            submits(test, SELLER, one, 6_000);
            submits(test, SELLER, other, 6_000);
            test.clock().advance(DAY);
            assertThat(List.of(
                            look(test, BUYER, one).phase(),
                            look(test, RIVAL, other).phase()))
                    .containsExactlyInAnyOrder("agreed", "unavailable");
        }
    }

    @Test
    void a_budget_that_another_close_has_used_up_lets_a_submission_fall_and_the_close_take_effect() {
        try (TestParley test = bids(Ground.MEMORY, split())) {
            test.put(lamp("unbound-1", Binding.ON_PAYMENT, 5));
            test.put(lamp("unbound-2", Binding.ON_PAYMENT, 5));
            test.grant(BUYER, mandate().budget(10_000));
            NegotiationId one = opens(test, AGENT, new ListingRef("unbound-1"))
                    .orElseThrow()
                    .id();
            NegotiationId other = opens(test, AGENT, new ListingRef("unbound-2"))
                    .orElseThrow()
                    .id();
            for (NegotiationId negotiation : List.of(one, other)) {
                submits(test, AGENT, negotiation, 8_000);
                submits(test, SELLER, negotiation, 8_000);
            }
            test.clock().advance(DAY);
            assertThat(List.of(
                            look(test, BUYER, one).phase(),
                            look(test, BUYER, other).phase()))
                    .containsExactlyInAnyOrder("agreed", "closed");
        }
    }

    @Test
    void a_key_that_is_lost_at_the_close_loses_nothing_and_the_close_waits_for_it() {
        LosableKeys keys = new LosableKeys();
        try (TestParley test = empty(Ground.MEMORY, SealedBid.ID, Json.object(), keys)) {
            NegotiationId negotiation = opens(test, BUYER, LAMP).orElseThrow().id();
            submits(test, BUYER, negotiation, 9_000);
            submits(test, SELLER, negotiation, 6_000);
            keys.lost = true;
            test.clock().advance(DAY);
            assertThat(look(test, BUYER, negotiation).phase()).isEqualTo("submitting");
            keys.lost = false;
            test.clock().advance(Duration.ofMinutes(2));
            assertThat(look(test, BUYER, negotiation).phase()).isEqualTo("agreed");
        }
    }

    /** Whoever steals the database before the close finds neither a price, nor a hash or a length that tells one. */
    @Test
    void a_dump_before_the_close_holds_no_submission_in_the_clear() throws SQLException {
        List<String> dumps = new ArrayList<>();
        for (long cents : List.of(7_345_671L, 8L)) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:sealed_" + cents + ";DB_CLOSE_DELAY=-1");
            try (TestParley test = TestParley.empty(
                    builder -> builder.dataSource(source).schema("sealed").keys(new EphemeralKeys()))) {
                policy(test, SealedBid.ID, Json.object());
                NegotiationId negotiation =
                        opens(test, BUYER, LAMP).orElseThrow().id();
                submits(test, BUYER, negotiation, cents);
                dumps.add(Dumped.text(source, "sealed"));
                assertThat(look(test, BUYER, negotiation).details().canonicalText())
                        .contains("\"price\":" + cents);
            }
        }
        String hex = HexFormat.of().formatHex("7345671".getBytes(StandardCharsets.UTF_8));
        assertThat(dumps.get(0)).doesNotContain("7345671").doesNotContain(hex);
        assertThat(dumps.get(0)).contains("submission-made").hasSameSizeAs(dumps.get(1));
    }

    private static MandateDraft mandate() {
        return SampleMandates.toBuy("bot").conduct(Conduct.of("submit", "withdraw"));
    }

    private static Json.Builder split() {
        return Json.object().put("pricing", "split");
    }

    private static TestParley bids(Ground ground, Json.Builder rules) {
        return empty(ground, SealedBid.ID, rules, new EphemeralKeys());
    }

    private static TestParley auctions(Ground ground, Json.Builder rules) {
        return empty(ground, SealedAuction.ID, rules, new EphemeralKeys());
    }

    private static TestParley empty(Ground ground, ProtocolId protocol, Json.Builder rules, KeySource keys) {
        TestParley test = TestParley.empty(builder -> ground.under(builder).keys(keys));
        policy(test, protocol, rules);
        return test;
    }

    private static void policy(TestParley test, ProtocolId protocol, Json.Builder rules) {
        Choice choice = new Choice(protocol, rules.build(), SettlementRule.EACH_ITEM);
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
        test.put(lamp(LAMP.value(), Binding.ON_ACCEPTANCE, 2));
    }

    private static Listing lamp(String ref, Binding binding, long stock) {
        return ListingDraft.by("sara", ref)
                .binding(binding)
                .item("lamp", 10_000, stock)
                .build();
    }

    private static NegotiationId auction(TestParley test, long reserve) {
        Json terms = Json.object()
                .put("reserves", Json.object().put("lamp", reserve).build())
                .build();
        test.parley()
                .negotiations()
                .setPrivateTerms(SELLER, LAMP, terms, test.key())
                .orElseThrow();
        return opens(test, SELLER, LAMP).orElseThrow().id();
    }

    private static void joins(TestParley test, NegotiationId auction, Caller buyer, long cents) {
        test.parley()
                .negotiations()
                .join(buyer, auction, Optional.empty(), test.key())
                .orElseThrow();
        submits(test, buyer, auction, cents);
    }

    private static Outcome<NegotiationView> opens(TestParley test, Caller caller, ListingRef listing) {
        return test.parley().negotiations().open(caller, OpenNegotiation.on(listing), test.key());
    }

    private static void submits(TestParley test, Caller caller, NegotiationId negotiation, long cents) {
        moves(test, caller, negotiation, MakeMove.of("submit", ListingDraft.price("lamp", cents)));
    }

    private static void withdraws(TestParley test, Caller caller, NegotiationId negotiation) {
        moves(test, caller, negotiation, MakeMove.of("withdraw"));
    }

    private static void moves(TestParley test, Caller caller, NegotiationId negotiation, MakeMove move) {
        test.parley().negotiations().move(caller, negotiation, move, test.key()).orElseThrow();
    }

    private static NegotiationView look(TestParley test, Caller caller, NegotiationId negotiation) {
        return test.parley().negotiations().find(caller, negotiation).orElseThrow();
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }
}
