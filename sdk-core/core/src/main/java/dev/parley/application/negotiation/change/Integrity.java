// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.Environment;
import dev.parley.application.fact.FactKey;
import dev.parley.application.fact.FactsMissingException;
import dev.parley.application.mandate.Authority;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.model.AgentId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.port.Caller;
import dev.parley.protocol.Need;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps those apart who join a negotiation against each other, and the owner from all of them: an agent acts for one of them
 * alone, unless the policy lets it act for several, and never for one of them and the owner; and nobody joins whom the host
 * knows to be tied to the owner. Where nobody joins there is nothing to keep apart.
 */
public final class Integrity {
    private final Environment environment;
    private final Authority authority;
    private final NegotiationSession session;
    private final Instant at;

    public Integrity(Environment environment, Authority authority, NegotiationSession session, Instant at) {
        this.environment = environment;
        this.authority = authority;
        this.session = session;
        this.at = at;
    }

    /** Why somebody may not take a seat. */
    public Optional<Refusal> ofJoining(Seat seat, Caller caller) {
        return ofActing(seat, caller)
                .or(() -> isTiedToOwner(seat.principal())
                        ? Optional.of(Refusal.of(Reason.TIED_TO_OWNER))
                        : Optional.empty());
    }

    /** Why a caller may not act for a seat. */
    Optional<Refusal> ofActing(Seat seat, Caller caller) {
        AgentId acting =
                caller.agent().orElseGet(() -> new AgentId(caller.principal().value()));
        boolean refused = session.protocol().lifecycle().isJoinable()
                && (servesAnother(seat.id(), acting)
                        || caller.agent()
                                .filter(agent -> mayServeOwner(seat, agent))
                                .isPresent());
        return refused ? Optional.of(Refusal.of(Reason.AGENT_SERVES_ANOTHER)) : Optional.empty();
    }

    /** Whether an agent acted for another seat before, or is who has it. */
    private boolean servesAnother(SeatId seat, AgentId agent) {
        return session.progress()
                .agents()
                .find(agent)
                .or(() -> session.seatOf(new PrincipalId(agent.value())).map(Seat::id))
                .filter(other -> !other.equals(seat))
                .filter(other -> !opening().agents().shared() || isOwners(other) || isOwners(seat))
                .isPresent();
    }

    private boolean isOwners(SeatId seat) {
        return owner().map(Seat::id).filter(seat::equals).isPresent();
    }

    /** Whether an agent that begins to act for a guest holds a mandate of the owner too. */
    private boolean mayServeOwner(Seat seat, AgentId agent) {
        boolean begins = session.progress()
                .conduct(seat.id())
                .acting()
                .agent()
                .filter(agent::equals)
                .isEmpty();
        return begins
                && owner().filter(owner -> !owner.id().equals(seat.id()))
                        .filter(owner -> authority
                                .visibility(
                                        new Caller(opening().tenant(), owner.principal(), Optional.of(agent), Set.of()),
                                        at)
                                .includes(owner.role(), opening().listing()))
                        .isPresent();
    }

    /** Asked of the host outside of everything, as other facts are. */
    private boolean isTiedToOwner(PrincipalId guest) {
        if (!environment.facts().knowsRelations()) {
            return false;
        }
        FactKey key = new FactKey(
                opening().tenant(),
                opening().listing().ref(),
                new Need.Tied(opening().listing().owner(), guest));
        return environment
                .facts()
                .atHand(key, at)
                .orElseThrow(() -> new FactsMissingException(Set.of(key)))
                .bool();
    }

    private Optional<Seat> owner() {
        return session.seatOf(opening().listing().owner());
    }

    private OpeningRecord opening() {
        return session.openingRecord();
    }
}
