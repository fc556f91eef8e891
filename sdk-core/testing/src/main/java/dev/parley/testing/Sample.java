// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A negotiation that the conformance suite opens and walks through.
 *
 * @param name tells samples apart in messages
 * @param listing what is sold
 * @param rules the protocol's public parameters
 * @param settlement which awards become deals
 * @param seats who takes part from the start
 * @param openedBy whose principal opens it
 * @param secrets the private terms of seats that have some, those of joiners included
 * @param joiners who may join later
 * @since 0.1.0
 */
public record Sample<R>(
        String name,
        Listing listing,
        R rules,
        SettlementRule settlement,
        List<Seat> seats,
        SeatId openedBy,
        Map<SeatId, Secret> secrets,
        List<Seat> joiners) {
    public Sample {
        seats = List.copyOf(seats);
        secrets = Map.copyOf(secrets);
        joiners = List.copyOf(joiners);
    }

    /**
     * Private terms in two versions, which nobody else may tell apart until the rules disclose them.
     *
     * @param terms by the protocol's schema
     * @param otherwise other ones by the same schema
     */
    public record Secret(Json terms, Json otherwise) {}

    /** A sample without secrets and joiners. */
    public static <R> Sample<R> of(
            String name, Listing listing, R rules, SettlementRule settlement, List<Seat> seats, SeatId openedBy) {
        return new Sample<>(name, listing, rules, settlement, seats, openedBy, Map.of(), List.of());
    }

    /** This sample with private terms of one seat. */
    public Sample<R> withSecret(SeatId seat, Json terms, Json otherwise) {
        Map<SeatId, Secret> more = new TreeMap<>(secrets);
        more.put(seat, new Secret(terms, otherwise));
        return new Sample<>(name, listing, rules, settlement, seats, openedBy, more, joiners);
    }

    /** This sample with one more party that may join. */
    public Sample<R> withJoiner(Seat joiner) {
        List<Seat> more = new ArrayList<>(joiners);
        more.add(joiner);
        return new Sample<>(name, listing, rules, settlement, seats, openedBy, secrets, more);
    }

    Opening<R> opening(Optional<SeatId> otherwise) {
        Map<SeatId, Json> terms = new TreeMap<>();
        seats.forEach(seat -> secret(seat.id(), otherwise).ifPresent(secret -> terms.put(seat.id(), secret)));
        return new Opening<>(new NegotiationId("negotiation-1"), listing, rules, settlement, seats, openedBy, terms);
    }

    Optional<Json> secret(SeatId seat, Optional<SeatId> otherwise) {
        return Optional.ofNullable(secrets.get(seat))
                .map(secret -> otherwise.equals(Optional.of(seat)) ? secret.otherwise() : secret.terms());
    }
}
