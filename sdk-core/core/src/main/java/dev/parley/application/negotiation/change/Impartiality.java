// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.mandate.Authority;
import dev.parley.model.AgentId;
import dev.parley.model.Listing;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps who mediates and who takes a side apart: whoever mediates, in person or as an agent, holds no mandate of a party that
 * covers the listing, and nobody acts for a party who is the mediator or holds a mandate of the mediator.
 */
public final class Impartiality {
    private final Authority authority;
    private final Tenant tenant;
    private final Listing listing;
    private final Instant at;

    public Impartiality(Authority authority, Tenant tenant, Listing listing, Instant at) {
        this.authority = authority;
        this.tenant = tenant;
        this.listing = listing;
        this.at = at;
    }

    /** The seat of who mediates. */
    public static Optional<Seat> mediator(Collection<Seat> fromTheStart) {
        return fromTheStart.stream()
                .filter(seat -> seat.role() == SeatRole.MEDIATOR)
                .findFirst();
    }

    /** Why seats may not sit together from the start, with that caller as the opener. */
    public Optional<Refusal> ofOpening(Collection<Seat> seats, Caller opener) {
        return mediator(seats)
                .filter(mediator -> seats.stream()
                        .filter(seat -> seat.role() != SeatRole.MEDIATOR)
                        .anyMatch(party -> isPartial(mediator, party)
                                || (party.principal().equals(opener.principal()) && takesSides(mediator, opener))))
                .map(partial -> Refusal.of(Reason.MEDIATOR_TAKES_SIDES));
    }

    /** Why a party may not act, or not take its seat; empty where nobody mediates. */
    public Optional<Refusal> ofParty(Collection<Seat> fromTheStart, Seat party, Caller caller) {
        return mediator(fromTheStart)
                .filter(mediator -> isPartial(mediator, party) || takesSides(mediator, caller))
                .map(partial -> Refusal.of(Reason.MEDIATOR_TAKES_SIDES));
    }

    /** Why the mediator may not act. */
    Optional<Refusal> ofMediator(Seat mediator, Collection<Seat> seats, Caller caller) {
        boolean partial = seats.stream()
                .filter(seat -> seat.role() != SeatRole.MEDIATOR)
                .anyMatch(party -> isPartial(mediator, party)
                        || caller.agent()
                                .filter(agent -> holdsMandate(party, agent))
                                .isPresent());
        return partial ? Optional.of(Refusal.of(Reason.MEDIATOR_TAKES_SIDES)) : Optional.empty();
    }

    private boolean isPartial(Seat mediator, Seat party) {
        return holdsMandate(party, new AgentId(mediator.principal().value()));
    }

    private boolean takesSides(Seat mediator, Caller caller) {
        return caller.agent()
                .filter(agent -> agent.value().equals(mediator.principal().value()) || holdsMandate(mediator, agent))
                .isPresent();
    }

    private boolean holdsMandate(Seat principal, AgentId agent) {
        if (principal.principal().equals(PrincipalId.SERVICE)) {
            return false;
        }
        Caller acting = new Caller(tenant, principal.principal(), Optional.of(agent), Set.of());
        return authority.visibility(acting, at).includes(principal.role(), listing);
    }
}
