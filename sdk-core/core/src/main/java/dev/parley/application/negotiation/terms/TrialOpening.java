// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.terms;

import dev.parley.application.Environment;
import dev.parley.application.negotiation.change.ContextLoader;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.policy.TrialOpenings;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Tenant;
import dev.parley.policy.Choice;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens negotiations that nobody sees and that are thrown away: between the owner and somebody who comes and opens, and by the
 * owner alone, who waits for others.
 */
public final class TrialOpening implements TrialOpenings {
    private static final SeatId OWNER = new SeatId("owner");
    private static final SeatId MEDIATOR = new SeatId("mediator");
    private static final SeatId GUEST = new SeatId("guest");

    private final Environment environment;

    public TrialOpening(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Optional<Refusal> refusal(Tenant tenant, Listing listing, Choice choice, Instant at) {
        return environment
                .protocols()
                .find(choice.protocol())
                .map(protocol -> new Trial(tenant, listing, choice, protocol, at).refusal())
                .orElseGet(() -> Optional.of(Refusal.of(Reason.UNKNOWN_PROTOCOL)));
    }

    /** Why a negotiation does not open with these terms of the seller's; empty too where none opens without them. */
    Optional<Refusal> refusal(Tenant tenant, Listing listing, Choice choice, PlayedProtocol protocol, Json terms) {
        return new Trial(tenant, listing, choice, protocol, environment.now()).refusal(terms);
    }

    private final class Trial {
        private final Tenant tenant;
        private final Listing listing;
        private final Choice choice;
        private final PlayedProtocol protocol;
        private final Instant at;

        Trial(Tenant tenant, Listing listing, Choice choice, PlayedProtocol protocol, Instant at) {
            this.tenant = tenant;
            this.listing = listing;
            this.choice = choice;
            this.protocol = protocol;
            this.at = at;
        }

        /** Whoever may open where others join is the owner: why that is refused says more than that nobody else may. */
        private Optional<Refusal> refusal() {
            List<Refusal> refusals = new ArrayList<>();
            for (List<Seat> seats : seatings()) {
                Optional<Refusal> refusal = refusal(seats, Map.of());
                if (refusal.isEmpty()) {
                    return refusal;
                }
                refusals.add(refusal.get());
            }
            return Optional.of(refusals.get(protocol.lifecycle().isJoinable() ? 1 : 0));
        }

        private Optional<Refusal> refusal(Json terms) {
            return seatings().stream()
                    .filter(seats -> refusal(seats, Map.of()).isEmpty())
                    .findFirst()
                    .flatMap(seats -> refusal(seats, Map.of(OWNER, terms)));
        }

        private List<List<Seat>> seatings() {
            Seat owner = new Seat(OWNER, listing.side(), listing.owner());
            Seat guest = new Seat(GUEST, listing.guests(), new PrincipalId("nobody"));
            return choice.mediator()
                    .map(principal -> new Seat(MEDIATOR, SeatRole.MEDIATOR, principal))
                    .map(mediator -> List.of(List.of(owner, mediator, guest), List.of(mediator, owner)))
                    .orElseGet(() -> List.of(List.of(owner, guest), List.of(owner)));
        }

        /** The last of the seats opens. */
        private Optional<Refusal> refusal(List<Seat> seats, Map<SeatId, Json> terms) {
            OpeningRecord openingRecord = new OpeningRecord(
                    new NegotiationId(environment.ids().next("neg")),
                    tenant,
                    listing,
                    1,
                    choice.protocol(),
                    choice.parameters(),
                    choice.settlement(),
                    Optional.empty(),
                    choice.showsSoftware(),
                    seats,
                    Map.of(),
                    seats.get(seats.size() - 1).id(),
                    at);
            var opening = openingRecord.opening(protocol.forms().readRules(openingRecord.rules()), terms);
            return environment
                    .facts()
                    .informing(
                            () -> protocol.open(
                                            opening,
                                            ContextLoader.context(environment, openingRecord, protocol.needs(opening)))
                                    .match(events -> Optional.empty(), Optional::of),
                            () -> Optional.of(Refusal.of(Reason.FACT_UNAVAILABLE)));
        }
    }
}
