// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.AgentId;
import dev.parley.model.ApprovalId;
import dev.parley.model.Hash;
import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * An agent's question to its principal: may I make this very move? It holds no budget and no stock, binds nobody, and
 * expires; when it is granted the move is decided afresh, and may be refused then. The other side never learns of it.
 *
 * @param id its name
 * @param tenant the marketplace
 * @param negotiation where the move is meant for; for a first move the one that it opened, absent until it has
 * @param opening what a first move would open; absent for any other
 * @param mandate whose threshold asked for it
 * @param principal who decides
 * @param agent who asks
 * @param seat the seat that moves
 * @param move what is asked for, whole, so that the principal sees what it grants
 * @param moveHash {@link ProposedMove#hash} of the move
 * @param amount what the move binds, all items together
 * @param requestedAt when it was asked
 * @param expiresAt the first instant at which it can no longer be granted or denied
 * @param state what has become of it, as far as anybody wrote it down; see {@link #stateAt}
 * @param decidedAt when it was granted or denied; absent otherwise
 * @since 0.1.0
 */
public record Approval(
        ApprovalId id,
        Tenant tenant,
        Optional<NegotiationId> negotiation,
        Optional<ProposedOpening> opening,
        MandateId mandate,
        PrincipalId principal,
        AgentId agent,
        SeatId seat,
        ProposedMove move,
        Hash moveHash,
        Money amount,
        Instant requestedAt,
        Instant expiresAt,
        State state,
        Optional<Instant> decidedAt) {
    /** What has become of an approval. All but the first are final. */
    public enum State {
        PENDING,
        /** The principal agreed, and the move was made. */
        GRANTED,
        /** The principal agreed, and the move, decided afresh, was refused. */
        FRUITLESS,
        DENIED,
        EXPIRED
    }

    public Approval {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(negotiation, "negotiation");
        Objects.requireNonNull(opening, "opening");
        Objects.requireNonNull(mandate, "mandate");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(seat, "seat");
        Objects.requireNonNull(amount, "amount");
        requestedAt = Instants.truncate(requestedAt);
        expiresAt = Instants.truncate(expiresAt);
        decidedAt = decidedAt.map(Instants::truncate);
        if (negotiation.isEmpty() && opening.isEmpty()) {
            throw new IllegalArgumentException("there must be a negotiation, or one that would be opened");
        }
        if (!moveHash.equals(move.hash())) {
            throw new IllegalArgumentException("moveHash must be the hash of the move");
        }
        if (!requestedAt.isBefore(expiresAt)) {
            throw new IllegalArgumentException("expiresAt must be after requestedAt");
        }
        if (decidedAt.isPresent() == (state == State.PENDING || state == State.EXPIRED)) {
            throw new IllegalArgumentException("decidedAt must be there exactly when granted or denied");
        }
    }

    /**
     * What a move is meant for: a negotiation, or one that it would open.
     *
     * @param negotiation the negotiation
     * @param opening what would be opened
     */
    public record Place(Optional<NegotiationId> negotiation, Optional<ProposedOpening> opening) {
        /** A move in a negotiation. */
        public static Place in(NegotiationId negotiation) {
            return new Place(Optional.of(negotiation), Optional.empty());
        }

        /** A first move, with which a negotiation would be opened. */
        public static Place opening(ProposedOpening opening) {
            return new Place(Optional.empty(), Optional.of(opening));
        }
    }

    /** Where the move was meant for when it was asked. */
    public Place place() {
        return new Place(opening.isPresent() ? Optional.empty() : negotiation, opening);
    }

    /** A new, pending approval of a move under a mandate that asked for it. */
    public static Approval requested(
            ApprovalId id,
            Place place,
            Mandate mandate,
            SeatId seat,
            ProposedMove move,
            Money amount,
            Instant requestedAt,
            Instant expiresAt) {
        return new Approval(
                id,
                mandate.tenant(),
                place.negotiation(),
                place.opening(),
                mandate.id(),
                mandate.principal(),
                mandate.agent().orElseThrow(() -> new IllegalArgumentException("mandate must have an agent")),
                seat,
                move,
                move.hash(),
                amount,
                requestedAt,
                expiresAt,
                State.PENDING,
                Optional.empty());
    }

    /** The principal agrees. The move must now be decided afresh. */
    public Outcome grant(Instant at) {
        return decided(State.GRANTED, at);
    }

    /** The principal agrees, and the move has been decided afresh and refused. */
    public Outcome grantInVain(Instant at) {
        return decided(State.FRUITLESS, at);
    }

    /** The principal does not agree. */
    public Outcome deny(Instant at) {
        return decided(State.DENIED, at);
    }

    private Outcome decided(State to, Instant at) {
        return stateAt(at) == State.PENDING
                ? new Outcome.Changed(with(to, Optional.of(at)))
                : new Outcome.Refused(Refusal.of(Reason.APPROVAL_NOT_PENDING)
                        .with("state", Json.of(stateAt(at).name())));
    }

    /** This approval with its expiry written down, if it was pending and has come. */
    public Approval expired(Instant at) {
        return state == State.PENDING && stateAt(at) == State.EXPIRED ? with(State.EXPIRED, Optional.empty()) : this;
    }

    /** The state at an instant: one that is pending is expired from {@link #expiresAt} on, whoever wrote it down. */
    public State stateAt(Instant at) {
        return state == State.PENDING && !at.isBefore(expiresAt) ? State.EXPIRED : state;
    }

    /** This approval with the negotiation in which the move was made. */
    public Approval madeIn(NegotiationId where) {
        return with(Optional.of(where), state, decidedAt);
    }

    private Approval with(State to, Optional<Instant> at) {
        return with(negotiation, to, at);
    }

    private Approval with(Optional<NegotiationId> where, State to, Optional<Instant> at) {
        return new Approval(
                id,
                tenant,
                where,
                opening,
                mandate,
                principal,
                agent,
                seat,
                move,
                moveHash,
                amount,
                requestedAt,
                expiresAt,
                to,
                at);
    }

    /** What comes of deciding an approval. Closed for ever. */
    public sealed interface Outcome {
        /** The result of the case that this outcome is. */
        <T> T match(Function<Approval, T> changed, Function<Refusal, T> refused);

        /**
         * It was decided.
         *
         * @param approval as it is now
         */
        record Changed(Approval approval) implements Outcome {
            @Override
            public <T> T match(Function<Approval, T> changed, Function<Refusal, T> refused) {
                return changed.apply(approval);
            }
        }

        /**
         * It can no longer be decided.
         *
         * @param refusal why
         */
        record Refused(Refusal refusal) implements Outcome {
            @Override
            public <T> T match(Function<Approval, T> changed, Function<Refusal, T> refused) {
                return refused.apply(refusal);
            }
        }
    }

    /** This approval as JSON. */
    public Json toJson() {
        return Json.object()
                .put("id", id.value())
                .put("tenant", tenant.value())
                .putIf("negotiation", negotiation, where -> Json.of(where.value()))
                .putIf("opening", opening, ProposedOpening::toJson)
                .put("mandate", mandate.value())
                .put("principal", principal.value())
                .put("agent", agent.value())
                .put("seat", seat.value())
                .put("move", move.toJson())
                .put("moveHash", moveHash.hex())
                .put("amount", amount)
                .put("requestedAt", requestedAt)
                .put("expiresAt", expiresAt)
                .put("state", state.name())
                .putIf("decidedAt", decidedAt, Json::of)
                .build();
    }

    /**
     * The approval that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no approval, or its hash not that of its move
     */
    public static Approval fromJson(Json json) {
        return new Approval(
                new ApprovalId(json.get("id").text()),
                new Tenant(json.get("tenant").text()),
                json.find("negotiation").map(Json::text).map(NegotiationId::new),
                json.find("opening").map(ProposedOpening::fromJson),
                new MandateId(json.get("mandate").text()),
                new PrincipalId(json.get("principal").text()),
                new AgentId(json.get("agent").text()),
                new SeatId(json.get("seat").text()),
                ProposedMove.fromJson(json.get("move")),
                new Hash(json.get("moveHash").text()),
                json.get("amount").money(),
                json.get("requestedAt").instant(),
                json.get("expiresAt").instant(),
                State.valueOf(json.get("state").text()),
                json.find("decidedAt").map(Json::instant));
    }
}
