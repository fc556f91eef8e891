// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import static dev.parley.mandate.Samples.CHAIR;
import static dev.parley.mandate.Samples.NOON;
import static dev.parley.mandate.Samples.TABLE;
import static dev.parley.mandate.Samples.euros;
import static dev.parley.mandate.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.mandate.Approval.State;
import dev.parley.model.ApprovalId;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.WireMove;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final NegotiationId HERE = new NegotiationId("here");
    private static final Optional<OfferId> OFFER = Optional.of(new OfferId("offer"));
    private static final Optional<Hash> OFFER_HASH = Optional.of(Terms.hash(List.of(terms(CHAIR, 9, 1, 0))));
    private static final Instant END = NOON.plusSeconds(600);
    private static final Json NOTHING = Json.object().build();
    private static final ProposedMove MOVE = proposed(OFFER, OFFER_HASH, terms(CHAIR, 8, 1, 0));

    private static final ProposedOpening OPENING = new ProposedOpening(
            new ListingRef("chairs"),
            Optional.of(new PrincipalId("mia")),
            Optional.of(NOTHING),
            new ProtocolId("alternating-offers", 1),
            Hash.sha256(new byte[0]));

    private final Approval pending = requested(MOVE);

    private static ProposedMove proposed(Optional<OfferId> answers, Optional<Hash> hash, Terms... items) {
        return new ProposedMove(answers, hash, new WireMove("offer", List.of(items), NOTHING));
    }

    private static Approval requested(ProposedMove move) {
        return requested(Approval.Place.in(HERE), move);
    }

    private static Approval requested(Approval.Place place, ProposedMove move) {
        return Approval.requested(
                new ApprovalId("approval"),
                place,
                new SampleMandate().build(),
                new SeatId("buyer"),
                move,
                euros(8),
                NOON,
                END);
    }

    private static Approval changed(Approval.Outcome outcome) {
        return outcome.match(approval -> approval, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    private static String refusal(Approval.Outcome outcome) {
        return outcome.match(
                approval -> "changed to " + approval.state(),
                refusal -> refusal.code().name() + " " + refusal.params().get("state"));
    }

    private static String notPending(State state) {
        return "APPROVAL_NOT_PENDING " + Json.of(state.name());
    }

    @Test
    void takes_who_and_what_from_the_mandate() {
        assertThat(pending.state()).isEqualTo(State.PENDING);
        assertThat(pending.principal()).isEqualTo(Samples.BUYER);
        assertThat(pending.agent()).isEqualTo(Samples.AGENT);
        assertThat(pending.moveHash()).isEqualTo(MOVE.hash());
    }

    @Test
    void is_granted_or_denied_up_to_the_microsecond_before_it_expires() {
        Instant last = END.minusNanos(1_000);
        Approval granted = changed(pending.grant(last));
        assertThat(granted.state()).isEqualTo(State.GRANTED);
        assertThat(granted.decidedAt()).contains(last);
        assertThat(changed(pending.deny(last)).state()).isEqualTo(State.DENIED);
    }

    @Test
    void is_expired_at_the_microsecond_of_its_expiry() {
        assertThat(pending.stateAt(END.minusNanos(1_000))).isEqualTo(State.PENDING);
        assertThat(pending.stateAt(END)).isEqualTo(State.EXPIRED);
        assertThat(refusal(pending.grant(END))).isEqualTo(notPending(State.EXPIRED));
        assertThat(refusal(pending.deny(END))).isEqualTo(notPending(State.EXPIRED));
        assertThat(pending.expired(END.minusNanos(1_000))).isEqualTo(pending);
        assertThat(pending.expired(END).state()).isEqualTo(State.EXPIRED);
        assertThat(refusal(pending.expired(END).grant(NOON))).isEqualTo(notPending(State.EXPIRED));
    }

    @Test
    void is_decided_once() {
        Approval granted = changed(pending.grant(NOON));
        Approval denied = changed(pending.deny(NOON));
        assertThat(refusal(granted.deny(NOON))).isEqualTo(notPending(State.GRANTED));
        assertThat(refusal(granted.grant(NOON))).isEqualTo(notPending(State.GRANTED));
        assertThat(refusal(denied.grant(NOON))).isEqualTo(notPending(State.DENIED));
        assertThat(granted.expired(END)).isEqualTo(granted);
        assertThat(granted.stateAt(END)).isEqualTo(State.GRANTED);
    }

    @Test
    void the_hash_of_a_move_tells_everything_apart_but_the_order_of_items() {
        Terms chair = terms(CHAIR, 8, 1, 0);
        Terms table = terms(TABLE, 7, 1, 0);
        Json loud = Json.object().put("loud", true).build();
        assertThat(proposed(OFFER, OFFER_HASH, chair, table).hash())
                .isEqualTo(proposed(OFFER, OFFER_HASH, table, chair).hash());
        assertThat(List.of(
                                MOVE,
                                proposed(Optional.empty(), Optional.empty(), chair),
                                proposed(OFFER, Optional.empty(), chair),
                                proposed(Optional.of(new OfferId("newer")), OFFER_HASH, chair),
                                proposed(OFFER, OFFER_HASH, table),
                                new ProposedMove(OFFER, OFFER_HASH, new WireMove("accept", List.of(chair), NOTHING)),
                                new ProposedMove(OFFER, OFFER_HASH, new WireMove("offer", List.of(chair), loud)))
                        .stream()
                        .map(ProposedMove::hash))
                .doesNotHaveDuplicates();
    }

    @Test
    void comes_back_from_json_whole() {
        ProposedMove opening =
                proposed(Optional.empty(), Optional.empty(), terms(TABLE, 7, 1, 0), terms(CHAIR, 8, 1, 0));
        for (Approval approval : List.of(
                pending,
                requested(opening),
                requested(Approval.Place.opening(OPENING), opening),
                changed(requested(Approval.Place.opening(OPENING), opening).grant(NOON))
                        .madeIn(HERE),
                changed(pending.grant(NOON)),
                changed(pending.deny(NOON)),
                pending.expired(END))) {
            assertThat(Approval.fromJson(approval.toJson())).isEqualTo(approval);
        }
    }

    @Test
    void json_whose_hash_is_not_that_of_its_move_is_refused() {
        Json.Builder forged = Json.object();
        pending.toJson().members().forEach(forged::put);
        forged.put("move", proposed(OFFER, OFFER_HASH, terms(CHAIR, 800, 1, 0)).toJson());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Approval.fromJson(forged.build()))
                .withMessageContaining("moveHash");
    }

    @Test
    void refuses_to_be_put_together_wrongly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proposed(Optional.empty(), OFFER_HASH))
                .withMessageContaining("termsHash");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw(NOON, State.PENDING, Optional.empty()))
                .withMessageContaining("expiresAt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw(END, State.GRANTED, Optional.empty()))
                .withMessageContaining("decidedAt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw(END, State.EXPIRED, Optional.of(END)))
                .withMessageContaining("decidedAt");
    }

    private Approval raw(Instant expiresAt, State state, Optional<Instant> decidedAt) {
        return new Approval(
                pending.id(),
                pending.tenant(),
                Optional.of(HERE),
                Optional.empty(),
                pending.mandate(),
                pending.principal(),
                pending.agent(),
                pending.seat(),
                MOVE,
                MOVE.hash(),
                euros(8),
                NOON,
                expiresAt,
                state,
                decidedAt);
    }
}
