// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deal tells its price, and so a limit: one that is not paid replaces no cool-down. */
class UnpaidDealTest {
    private static final Caller SELLER = Caller.person("sara");
    private static final Caller BUYER = Caller.person("bert");
    private static final Caller OPERATOR = Caller.person("ops", Caller.Role.OPERATOR);
    private static final ListingRef LAMP = new ListingRef("lamp-1");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    @ParameterizedTest
    @EnumSource
    void who_cancels_waits_as_long_as_after_no_deal(Ground ground) {
        try (TestParley test = lamps(ground, Binding.ON_PAYMENT)) {
            DealId deal = agreed(test);
            test.parley().deals().cancel(BUYER, deal, test.key()).orElseThrow();
            assertCoolsDownFromNow(test);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_deal_that_the_other_side_or_an_operator_cancels_counts_alike(Ground ground) {
        for (Caller by : new Caller[] {SELLER, OPERATOR}) {
            try (TestParley test = lamps(ground, Binding.NOT_BINDING)) {
                DealId deal = agreed(test);
                test.clock().advance(Duration.ofMinutes(1));
                test.parley().deals().cancel(by, deal, test.key()).orElseThrow();
                assertCoolsDownFromNow(test);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_deal_that_lapses_counts_from_its_expiry_and_while_it_waits(Ground ground) {
        try (TestParley test = lamps(ground, Binding.ON_PAYMENT)) {
            agreed(test);
            assertThat(code(opens(test))).isEqualTo("COOLING_DOWN");
            test.clock().advance(Duration.ofMinutes(15));
            assertCoolsDownFromNow(test);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_paid_deal_lets_the_buyer_open_again_at_once(Ground ground) {
        try (TestParley test = lamps(ground, Binding.ON_PAYMENT)) {
            DealId deal = agreed(test);
            OrderReference order = new OrderReference("order-1");
            test.parley()
                    .deals()
                    .redeemNow(TestParley.HOST, List.of(deal), order)
                    .orElseThrow();
            assertThat(code(opens(test))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_end_is_found_behind_hundreds_of_newer_ones_that_do_not_count(Ground ground) {
        try (TestParley test = lamps(ground, Binding.ON_PAYMENT)) {
            opens(test).orElseThrow();
            test.clock().advance(DAY);
            publish(test, AlternatingOffers.ID);
            for (int i = 0; i < 201; i++) {
                NegotiationView view = opens(test).orElseThrow();
                MakeMove leave = MakeMove.of("withdraw")
                        .payload(Json.object().put("leave", true).build())
                        .seeing(view.revision());
                test.parley()
                        .negotiations()
                        .move(BUYER, view.id(), leave, test.key())
                        .orElseThrow();
            }
            publish(test, SealedBid.ID);
            assertCoolsDownFromNow(test);
        }
    }

    private static void assertCoolsDownFromNow(TestParley test) {
        test.clock().advance(WEEK.minusNanos(1_000));
        assertThat(code(opens(test))).isEqualTo("COOLING_DOWN");
        test.clock().advance(Duration.ofNanos(1_000));
        assertThat(code(opens(test))).isEqualTo("DONE");
    }

    private static TestParley lamps(Ground ground, Binding binding) {
        TestParley test = TestParley.empty(ground::under);
        publish(test, SealedBid.ID);
        test.put(ListingDraft.by("sara", LAMP.value())
                .binding(binding)
                .item("lamp", 10_000, 5)
                .build());
        return test;
    }

    private static void publish(TestParley test, ProtocolId protocol) {
        Choice choice = new Choice(protocol, Json.object().build(), SettlementRule.EACH_ITEM);
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
    }

    private static DealId agreed(TestParley test) {
        NegotiationId negotiation = opens(test).orElseThrow().id();
        submits(test, BUYER, negotiation, 9_000);
        submits(test, SELLER, negotiation, 6_000);
        test.clock().advance(DAY);
        return test.parley()
                .negotiations()
                .find(BUYER, negotiation)
                .orElseThrow()
                .deals()
                .get(0);
    }

    private static void submits(TestParley test, Caller caller, NegotiationId negotiation, long cents) {
        MakeMove submit = MakeMove.of("submit", ListingDraft.price("lamp", cents));
        test.parley()
                .negotiations()
                .move(caller, negotiation, submit, test.key())
                .orElseThrow();
    }

    private static Outcome<NegotiationView> opens(TestParley test) {
        return test.parley().negotiations().open(BUYER, OpenNegotiation.on(LAMP), test.key());
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }
}
