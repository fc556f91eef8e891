// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.UnattendedMarket.AGENT;
import static dev.parley.simulation.UnattendedMarket.BUYER;
import static dev.parley.simulation.UnattendedMarket.PRICE;
import static dev.parley.simulation.UnattendedMarket.RIVAL;
import static dev.parley.simulation.UnattendedMarket.SELLER;
import static dev.parley.simulation.UnattendedMarket.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.Conduct;
import dev.parley.model.ApprovalId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.policy.PolicyDraft;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A request that was refused comes once more, long after, when what stood in its way is gone. */
class LateDuplicateTest {
    /** The first answer, what removes its reason, and the same request again: it changes nothing. */
    private static void staysRefused(String refused, Supplier<Outcome<?>> request, Runnable reasonGoes) {
        assertThat(code(request.get())).isEqualTo(refused);
        reasonGoes.run();
        Outcome<?> late = request.get();
        assertThat(code(late)).isEqualTo(refused);
        assertThat(isReplayed(late)).isTrue();
    }

    private static boolean isReplayed(Outcome<?> outcome) {
        return outcome.match(done -> done.replayed(), refused -> refused.replayed());
    }

    private static Supplier<Outcome<?>> opening(UnattendedMarket market, String listing) {
        IdempotencyKey key = market.test.key();
        return () -> market.opens(AGENT, listing, PRICE, key);
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_move_whose_approval_was_denied_is_not_made_under_a_newer_mandate(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 1)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").approvalFrom(PRICE));
            NegotiationView view = market.countered(AGENT, "one");
            MakeMove accept = TestParley.answer(view, "accept");
            IdempotencyKey key = market.test.key();
            Supplier<Outcome<?>> accepts =
                    () -> market.test.parley().negotiations().move(AGENT, view.id(), accept, key);

            staysRefused("APPROVAL_REQUIRED", accepts, () -> {
                ApprovalId approval = new ApprovalId(accepts.get()
                        .match(
                                done -> "",
                                refused -> Objects.requireNonNull(
                                                refused.params().get("approval"))
                                        .text()));
                market.test
                        .parley()
                        .mandates()
                        .deny(BUYER, approval, market.test.key())
                        .orElseThrow();
                market.test.grant(BUYER, SampleMandates.toBuy("bot"));
            });
            assertThat(market.look(BUYER, view.id()).deals()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void an_opening_whose_approval_was_denied_is_not_opened_under_a_newer_mandate(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 1)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").approvalFrom(PRICE));
            Supplier<Outcome<?>> opens = opening(market, "one");

            staysRefused("APPROVAL_REQUIRED", opens, () -> {
                ApprovalId approval = new ApprovalId(opens.get()
                        .match(
                                done -> "",
                                refused -> Objects.requireNonNull(
                                                refused.params().get("approval"))
                                        .text()));
                market.test
                        .parley()
                        .mandates()
                        .deny(BUYER, approval, market.test.key())
                        .orElseThrow();
                market.grants(BUYER, SampleMandates.toBuy("bot"));
            });
            assertThat(code(market.opens(BUYER, "one"))).as("nothing is open").isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void an_agent_without_a_mandate_does_not_open_once_it_has_one(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 1)) {
            staysRefused(
                    "MANDATE_REQUIRED",
                    opening(market, "one"),
                    () -> market.test.grant(BUYER, SampleMandates.toBuy("bot")));
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void what_one_mandate_did_not_allow_is_not_done_under_another(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 1)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").unitPrice(PRICE - 1));
            staysRefused(
                    "MANDATE_BOUND",
                    opening(market, "one"),
                    () -> market.grants(BUYER, SampleMandates.toBuy("bot").budget(PRICE - 1)));
            staysRefused(
                    "BUDGET_EXCEEDED",
                    opening(market, "one"),
                    () -> market.grants(BUYER, SampleMandates.toBuy("bot").conduct(Conduct.of("accept"))));
            staysRefused(
                    "MANDATE_MOVE",
                    opening(market, "one"),
                    () -> market.grants(BUYER, SampleMandates.toBuy("bot").maxDeals(1)));
            market.sells("two", 1).opened(AGENT, "two");
            staysRefused(
                    "DEALS_EXCEEDED", opening(market, "one"), () -> market.grants(BUYER, SampleMandates.toBuy("bot")));
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void what_was_not_there_is_not_bought_sold_or_withdrawn_once_it_is(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot"));
            ListingRef one = new ListingRef("one");
            IdempotencyKey sale = market.test.key();
            IdempotencyKey withdrawal = market.test.key();
            Supplier<Outcome<?>> sold =
                    () -> market.test.parley().listings().sold(TestParley.HOST, one, new ItemId("lamp"), 1, sale);
            Supplier<Outcome<?>> withdrawn =
                    () -> market.test.parley().listings().withdraw(TestParley.HOST, one, withdrawal);
            assertThat(code(sold.get())).isEqualTo("NOT_FOUND");
            assertThat(code(withdrawn.get())).isEqualTo("NOT_FOUND");

            staysRefused("NOT_FOUND", opening(market, "one"), () -> market.sells("one", 1));
            assertThat(code(sold.get())).isEqualTo("NOT_FOUND");
            assertThat(code(withdrawn.get())).isEqualTo("NOT_FOUND");
            assertThat(code(market.opens(RIVAL, "one"))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void what_came_out_of_turn_is_not_done_in_turn(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 1)) {
            NegotiationView view = market.opened(BUYER, "one");
            MakeMove accept = TestParley.answer(view, "accept");
            IdempotencyKey key = market.test.key();
            staysRefused(
                    "NOT_YOUR_TURN",
                    () -> market.test.parley().negotiations().move(BUYER, view.id(), accept, key),
                    () -> market.counters(SELLER, view));
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_policy_that_was_stale_is_not_published_when_its_number_comes(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground)) {
            IdempotencyKey key = market.test.key();
            staysRefused(
                    "STALE_REVISION",
                    () -> market.test
                            .parley()
                            .policies()
                            .publish(
                                    TestParley.POLICY_EDITOR,
                                    2,
                                    PolicyDraft.nothing().toJson(),
                                    key),
                    () -> market.test.publish(PolicyDraft.everything(AlternatingOffers.ID)));
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void who_may_not_open_an_auction_does_not_open_what_comes_after_it(Ground ground) {
        try (UnattendedMarket market =
                new UnattendedMarket(ground).by(SealedAuction.ID, Json.object()).sells("one", 1)) {
            IdempotencyKey key = market.test.key();
            staysRefused(
                    "WRONG_OPENER",
                    () -> market.test
                            .parley()
                            .negotiations()
                            .open(BUYER, OpenNegotiation.on(new ListingRef("one")), key),
                    () -> market.test.publish(PolicyDraft.everything(AlternatingOffers.ID)));
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void what_was_sold_out_is_not_sold_after_more_has_come(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 1)) {
            NegotiationView other = market.opened(RIVAL, "one");
            market.agreed(BUYER, SELLER, "one");
            MakeMove accept = TestParley.answer(other, "accept");
            IdempotencyKey key = market.test.key();
            staysRefused(
                    "STOCK_UNAVAILABLE",
                    () -> market.test.parley().negotiations().move(SELLER, other.id(), accept, key),
                    () -> market.sells("one", 5));
        }
    }

    /** The other kind: the answer says when, and the same request is then decided afresh. */
    @ParameterizedTest
    @EnumSource(Ground.class)
    void what_is_only_too_early_is_done_in_time(Ground ground) {
        try (UnattendedMarket market =
                new UnattendedMarket(ground).by(SealedBid.ID, Json.object()).sells("one", 1)) {
            OpenNegotiation open = OpenNegotiation.on(new ListingRef("one"));
            NegotiationId first = market.test
                    .parley()
                    .negotiations()
                    .open(BUYER, open, market.test.key())
                    .orElseThrow()
                    .id();
            market.pass(Duration.ofDays(1));
            assertThat(market.works()).isPositive();
            assertThat(market.look(BUYER, first).open()).isFalse();
            IdempotencyKey key = market.test.key();
            Outcome<NegotiationView> early = market.test.parley().negotiations().open(BUYER, open, key);
            assertThat(code(early)).isEqualTo("COOLING_DOWN");
            market.pass(Duration.ofSeconds(secondsToWait(early)));

            assertThat(code(market.test.parley().negotiations().open(BUYER, open, key)))
                    .isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_move_that_its_mandate_paces_is_made_in_time(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 1)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").conduct(paced()));
            NegotiationView view = market.countered(AGENT, "one");
            MakeMove counter = TestParley.answer(view, "counter", ListingDraft.price("lamp", PRICE - 1));
            IdempotencyKey key = market.test.key();
            Supplier<Outcome<NegotiationView>> counters =
                    () -> market.test.parley().negotiations().move(AGENT, view.id(), counter, key);
            Outcome<NegotiationView> early = counters.get();
            assertThat(code(early)).isEqualTo("MANDATE_PACE");
            assertThat(secondsToWait(early)).isEqualTo(60);
            market.pass(Duration.ofSeconds(59));
            assertThat(code(counters.get())).isEqualTo("MANDATE_PACE");
            market.pass(Duration.ofSeconds(1));
            assertThat(code(counters.get())).isEqualTo("DONE");
        }
    }

    private static Conduct paced() {
        Conduct any = Conduct.of("offer", "counter", "accept");
        return new Conduct(any.kinds(), any.maxRounds(), 60, any.disclosure());
    }

    private static long secondsToWait(Outcome<?> outcome) {
        return outcome.match(
                done -> 0L,
                refused -> Objects.requireNonNull(refused.params().get("retryAfterSeconds"))
                        .integer());
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void an_agent_whose_mandate_has_ended_is_not_shown_what_it_opened(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 1)) {
            var mandate = market.test
                    .grant(BUYER, SampleMandates.toBuy("bot"))
                    .mandate()
                    .id();
            Supplier<Outcome<?>> opens = opening(market, "one");
            assertThat(code(opens.get())).isEqualTo("DONE");
            assertThat(isReplayed(opens.get())).isTrue();
            market.test
                    .parley()
                    .mandates()
                    .revoke(BUYER, mandate, market.test.key())
                    .orElseThrow();

            assertThat(code(opens.get())).isEqualTo("MANDATE_REQUIRED");
        }
    }
}
