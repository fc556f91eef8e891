// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.ApprovalView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.Approval;
import dev.parley.mandate.ProposedOpening;
import dev.parley.model.ApprovalId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleListings;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An agent's first move that needs approval waits for it with the opening, and nothing is opened before. */
class ApprovedOpeningTest {
    private static final Caller BUYER = Caller.person("bert");
    private static final Caller AGENT = Caller.agent("bert", "bot");
    private static final Caller OTHER_AGENT = Caller.agent("bert", "other");
    private static final Duration WAIT = Duration.ofHours(24);

    @ParameterizedTest
    @EnumSource
    void granting_opens_in_the_agents_name_with_the_very_move(Ground ground) {
        try (TestParley test = TestParley.create(ground::under)) {
            test.grant(BUYER, SampleMandates.toBuy("bot").approvalFrom(40_000).budget(60_000));
            ApprovalId id = asked(opens(test, 45_000));
            Approval waiting = find(test, BUYER, id).approval();
            ProposedOpening proposed = waiting.opening().orElseThrow();
            assertThat(proposed.listing()).isEqualTo(SampleListings.BIKE.ref());
            assertThat(proposed.protocol().name()).isEqualTo("alternating-offers");
            assertThat(waiting.negotiation()).isEmpty();
            assertThat(waiting.move().move()).isEqualTo(offer(45_000).move());
            assertThat(listed(test, BUYER)).isEmpty();
            assertThat(listed(test, SampleListings.SELLER)).isEmpty();

            IdempotencyKey key = test.key();
            ApprovalView granted =
                    test.parley().mandates().approve(BUYER, id, key).orElseThrow();

            assertThat(granted.refusal()).isEmpty();
            assertThat(granted.approval().state()).isEqualTo(Approval.State.GRANTED);
            NegotiationView opened = test.parley()
                    .negotiations()
                    .find(
                            SampleListings.SELLER,
                            granted.approval().negotiation().orElseThrow())
                    .orElseThrow();
            assertThat(opened.rulesHash()).isEqualTo(proposed.rulesHash());
            assertThat(opened.details().get("offer").get("total").get("minorUnits"))
                    .isEqualTo(Json.of(45_000));
            assertThat(held(test, waiting.mandate())).isEqualTo(45_000);
            assertThat(test.parley().mandates().approve(BUYER, id, key)).isEqualTo(new Outcome.Done<>(granted, true));
            assertThat(find(test, AGENT, id).approval()).isEqualTo(granted.approval());
            assertThat(code(approves(test, id))).isEqualTo("APPROVAL_NOT_PENDING");
            assertThat(code(opens(test, 45_000))).isEqualTo("ALREADY_NEGOTIATING");
        }
    }

    @Test
    void asking_again_finds_the_request_and_another_move_listing_or_terms_need_their_own() {
        try (TestParley test = asking()) {
            ApprovalId id = asked(opens(test, 45_000));
            assertThat(asked(opens(test, 45_000))).isEqualTo(id);
            assertThat(asked(opens(test, 45_001))).isNotEqualTo(id);
            assertThat(code(opens(test, 39_999))).isEqualTo("DONE");
        }
    }

    @Test
    void a_request_expires_and_a_denied_one_opens_nothing() {
        try (TestParley test = asking()) {
            ApprovalId late = asked(opens(test, 45_000));
            ApprovalId denied = asked(opens(test, 46_000));
            test.parley().mandates().deny(BUYER, denied, test.key()).orElseThrow();
            assertThat(code(approves(test, denied))).isEqualTo("APPROVAL_NOT_PENDING");
            test.clock().advance(WAIT);
            assertThat(code(approves(test, late))).isEqualTo("APPROVAL_NOT_PENDING");
            assertThat(find(test, BUYER, late).approval().state()).isEqualTo(Approval.State.EXPIRED);
            assertThat(asked(opens(test, 45_000))).isNotEqualTo(late);
            assertThat(listed(test, BUYER)).isEmpty();
        }
    }

    @Test
    void a_grant_decides_afresh_and_says_to_the_principal_why_nothing_was_opened() {
        try (TestParley test = asking()) {
            ApprovalId id = asked(opens(test, 45_000));
            test.parley()
                    .listings()
                    .withdraw(TestParley.HOST, SampleListings.BIKE.ref(), test.key())
                    .orElseThrow();
            assertThat(refusal(approves(test, id))).isEqualTo("NOT_FOUND");
        }
        try (TestParley test = asking()) {
            ApprovalId id = asked(opens(test, 45_000));
            test.publish(PolicyDraft.everything(new Choice(
                    AlternatingOffers.ID, Json.object().put("maxRounds", 3).build(), SettlementRule.EACH_ITEM)));
            assertThat(refusal(approves(test, id))).isEqualTo("APPROVAL_REQUIRED");
            assertThat(listed(test, BUYER)).isEmpty();
        }
        try (TestParley test = asking()) {
            ApprovalId id = asked(opens(test, 45_000));
            test.parley()
                    .mandates()
                    .revoke(BUYER, find(test, BUYER, id).approval().mandate(), test.key())
                    .orElseThrow();
            assertThat(refusal(approves(test, id))).isEqualTo("MANDATE_NOT_IN_FORCE");
        }
        try (TestParley test = asking()) {
            ApprovalId first = asked(opens(test, 45_000));
            ApprovalId second = asked(opens(test, 46_000));
            assertThat(refusal(approves(test, first))).isEqualTo("DONE");
            assertThat(refusal(approves(test, second))).isEqualTo("ALREADY_NEGOTIATING");
            assertThat(listed(test, BUYER)).hasSize(1);
        }
    }

    @Test
    void only_the_principal_and_the_agent_that_asked_see_it_and_only_the_principal_decides() {
        try (TestParley test = asking()) {
            test.grant(BUYER, SampleMandates.toBuy("other"));
            ApprovalId id = asked(opens(test, 45_000));
            for (Caller caller : List.of(OTHER_AGENT, SampleListings.SELLER, TestParley.OPERATOR)) {
                assertThat(code(test.parley().mandates().approval(caller, id))).isEqualTo("NOT_FOUND");
                assertThat(code(test.parley().mandates().approve(caller, id, test.key())))
                        .isEqualTo("NOT_FOUND");
            }
            assertThat(code(test.parley().mandates().approve(AGENT, id, test.key())))
                    .isEqualTo("NOT_ENTITLED");
            assertThat(test.parley()
                            .mandates()
                            .approvals(BUYER, Optional.empty(), 10)
                            .orElseThrow()
                            .items())
                    .extracting(view -> view.approval().id())
                    .containsExactly(id);
        }
    }

    private static TestParley asking() {
        TestParley test = TestParley.create();
        test.grant(BUYER, SampleMandates.toBuy("bot").approvalFrom(40_000));
        return test;
    }

    private static MakeMove offer(long cents) {
        return MakeMove.of("offer", ListingDraft.price("bike", cents));
    }

    private static Outcome<NegotiationView> opens(TestParley test, long cents) {
        return open(test, OpenNegotiation.on(SampleListings.BIKE.ref()).with(offer(cents)));
    }

    private static Outcome<NegotiationView> open(TestParley test, OpenNegotiation open) {
        return test.parley().negotiations().open(AGENT, open, test.key());
    }

    private static ApprovalId asked(Outcome<NegotiationView> outcome) {
        assertThat(code(outcome)).isEqualTo("APPROVAL_REQUIRED");
        SortedMap<String, Json> params = outcome.match(
                done -> {
                    throw new AssertionError("it was opened");
                },
                refused -> refused.params());
        assertThat(params).containsKeys("approval", "at", "expiresAt");
        return new ApprovalId(
                Optional.ofNullable(params.get("approval")).orElseThrow().text());
    }

    private static Outcome<ApprovalView> approves(TestParley test, ApprovalId id) {
        return test.parley().mandates().approve(BUYER, id, test.key());
    }

    private static ApprovalView find(TestParley test, Caller caller, ApprovalId id) {
        return test.parley().mandates().approval(caller, id).orElseThrow();
    }

    private static List<NegotiationSummary> listed(TestParley test, Caller caller) {
        return test.parley()
                .negotiations()
                .list(caller, NegotiationQuery.ALL)
                .orElseThrow()
                .items();
    }

    private static long held(TestParley test, MandateId mandate) {
        return test.parley().mandates().find(BUYER, mandate).orElseThrow().budgetHeld();
    }

    /** Why a granted move was refused. */
    private static String refusal(Outcome<ApprovalView> granted) {
        return granted.orElseThrow().refusal().map(code -> code.name()).orElse("DONE");
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }
}
