// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import static dev.parley.application.Market.ALICE;
import static dev.parley.application.Market.BOT;
import static dev.parley.application.Market.OPERATOR;
import static dev.parley.application.Market.SHOP;
import static dev.parley.application.Market.bounds;
import static dev.parley.application.Market.code;
import static dev.parley.application.Market.euros;
import static dev.parley.application.Market.mandate;
import static dev.parley.application.Market.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.ApprovalView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.application.Market;
import dev.parley.mandate.Approval;
import dev.parley.model.ApprovalId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.port.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovingTest {
    private static final Duration WAIT = Duration.ofHours(24);

    private final Market market = Market.open();
    private final MandateId mandate = market.mandates
            .grant(ALICE, mandate(bounds("approvalFrom", euros(10_000))).build(), market.key())
            .orElseThrow()
            .mandate()
            .id();
    private final NegotiationView negotiation = market.negotiations
            .open(BOT, OpenNegotiation.on(market.listed("L-1")), market.key())
            .orElseThrow();

    private Outcome<NegotiationView> offers(long cents) {
        String revision =
                market.negotiations.find(BOT, negotiation.id()).orElseThrow().revision();
        return market.negotiations.move(BOT, negotiation.id(), offer(cents).seeing(revision), market.key());
    }

    private ApprovalId asked(long cents) {
        Outcome<NegotiationView> outcome = offers(cents);
        assertThat(code(outcome)).isEqualTo("APPROVAL_REQUIRED");
        return outcome.match(
                done -> new ApprovalId("none"),
                refused -> new ApprovalId(Optional.ofNullable(refused.params().get("approval"))
                        .orElseThrow()
                        .text()));
    }

    private String approves(ApprovalId id) {
        return code(market.mandates.approve(ALICE, id, market.key()));
    }

    @Test
    void granting_makes_the_very_move_in_the_agents_name() {
        ApprovalId id = asked(12_000);
        IdempotencyKey key = market.key();
        ApprovalView view = market.mandates.approve(ALICE, id, key).orElseThrow();
        assertThat(view.refusal()).isEmpty();
        assertThat(view.approval().state()).isEqualTo(Approval.State.GRANTED);
        NegotiationView seen = market.negotiations.find(SHOP, negotiation.id()).orElseThrow();
        assertThat(seen.details().get("offer").get("total").get("minorUnits")).isEqualTo(Json.of(12_000));
        assertThat(market.mandates.approve(ALICE, id, key)).isEqualTo(new Outcome.Done<>(view, true));
        assertThat(approves(id)).isEqualTo("APPROVAL_NOT_PENDING");
    }

    @Test
    void asking_again_for_the_same_move_finds_the_request_and_another_move_needs_its_own() {
        ApprovalId id = asked(12_000);
        assertThat(asked(12_000)).isEqualTo(id);
        assertThat(asked(12_001)).isNotEqualTo(id);
        assertThat(code(offers(9_999))).isEqualTo("DONE");
    }

    @Test
    void a_request_expires_at_the_microsecond() {
        ApprovalId early = asked(12_000);
        ApprovalId late = asked(13_000);
        market.after(WAIT.minusNanos(1_000));
        assertThat(market.mandates
                        .approval(ALICE, late)
                        .orElseThrow()
                        .approval()
                        .state())
                .isEqualTo(Approval.State.PENDING);
        assertThat(approves(early)).isEqualTo("DONE");
        market.after(Duration.ofNanos(1_000));
        assertThat(market.mandates.approval(BOT, late).orElseThrow().approval().state())
                .isEqualTo(Approval.State.EXPIRED);
        assertThat(approves(late)).isEqualTo("APPROVAL_NOT_PENDING");
        assertThat(code(market.mandates.deny(ALICE, late, market.key()))).isEqualTo("APPROVAL_NOT_PENDING");
    }

    @Test
    void a_grant_whose_move_is_refused_by_now_says_why() {
        ApprovalId id = asked(12_000);
        market.mandates.revoke(ALICE, mandate, market.key()).orElseThrow();
        IdempotencyKey key = market.key();
        ApprovalView view = market.mandates.approve(ALICE, id, key).orElseThrow();
        assertThat(view.approval().state()).isEqualTo(Approval.State.FRUITLESS);
        assertThat(view.refusal().orElseThrow().name()).isEqualTo("MANDATE_NOT_IN_FORCE");
        assertThat(view.params()).containsKey("revokedAt");
        Outcome<ApprovalView> again = market.mandates.approve(ALICE, id, key);
        assertThat(again.orElseThrow().refusal().orElseThrow().name()).isEqualTo("MANDATE_NOT_IN_FORCE");
        ApprovalView later = market.mandates.approval(ALICE, id).orElseThrow();
        assertThat(later.approval().state()).isEqualTo(Approval.State.FRUITLESS);
        assertThat(later.refusal()).isEmpty();
        assertThat(approves(id)).isEqualTo("APPROVAL_NOT_PENDING");
    }

    @Test
    void a_denied_request_stays_denied_and_moves_nothing() {
        ApprovalId id = asked(12_000);
        assertThat(market.mandates
                        .deny(ALICE, id, market.key())
                        .orElseThrow()
                        .approval()
                        .state())
                .isEqualTo(Approval.State.DENIED);
        assertThat(approves(id)).isEqualTo("APPROVAL_NOT_PENDING");
        assertThat(market.negotiations
                        .find(SHOP, negotiation.id())
                        .orElseThrow()
                        .details()
                        .find("offer"))
                .isEmpty();
    }

    @Test
    void only_the_principal_and_the_agent_that_asked_see_a_request_and_only_the_principal_decides() {
        ApprovalId id = asked(12_000);
        for (Caller caller : List.of(SHOP, OPERATOR, Caller.agent("alice", "other"))) {
            assertThat(code(market.mandates.approval(caller, id))).isEqualTo("NOT_FOUND");
            assertThat(code(market.mandates.approve(caller, id, market.key()))).isEqualTo("NOT_FOUND");
            assertThat(market.mandates
                            .approvals(caller, Optional.empty(), 10)
                            .orElseThrow()
                            .items())
                    .isEmpty();
        }
        for (Caller caller : List.of(ALICE, BOT)) {
            assertThat(market.mandates
                            .approvals(caller, Optional.empty(), 10)
                            .orElseThrow()
                            .items())
                    .hasSize(1);
        }
        assertThat(code(market.mandates.approve(BOT, id, market.key()))).isEqualTo("NOT_ENTITLED");
        assertThat(code(market.mandates.deny(BOT, id, market.key()))).isEqualTo("NOT_ENTITLED");
    }
}
