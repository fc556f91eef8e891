// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.form.WholeSchemas;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Need;
import dev.parley.protocol.Protocol;
import dev.parley.testing.GameConformance;
import dev.parley.testing.Sample;
import dev.parley.testing.SampleListings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class DutchAuctionConformanceTest extends GameConformance<DutchRules, DutchMove, DutchState, DutchEvent> {
    private static final SeatId SELLER = new SeatId("seller-1");

    @Override
    protected Protocol<DutchRules, DutchMove, DutchState, DutchEvent> game() {
        return new DutchAuction();
    }

    /** Acceptances and the reserve are private until one of these. */
    @Override
    public Set<String> revealing() {
        return Set.of(DutchEvent.SETTLED, DutchEvent.REDUCED, "clock-stopped");
    }

    @Override
    public Json fact(Need need) {
        return need instanceof Need.CommittedSeed
                ? new Need.SeedCommitment("key", Hash.sha256(new byte[] {1})).toJson()
                : Json.of("ab".repeat(64));
    }

    @Override
    public List<String> schemaFaults(Json schema, Json payload) {
        return WholeSchemas.faults(schema, payload);
    }

    @Override
    public List<Sample<DutchRules>> samples() {
        DutchRules usual = DutchRules.DEFAULTS;
        DutchRules counted =
                new DutchRules(DutchRules.Amounts.PERCENT, 60, 20, 0, 3_600, 2, Optional.empty(), true, true);
        DutchRules later = new DutchRules(
                DutchRules.Amounts.MINOR_UNITS,
                400_00,
                30_01,
                150_00,
                86_400,
                3,
                Optional.of(Instant.parse("2026-03-01T10:00:00Z")),
                false,
                true);
        return List.of(sample("usual", usual), sample("counted aloud", counted), sample("scheduled", later));
    }

    private static Sample<DutchRules> sample(String name, DutchRules rules) {
        List<Seat> seats = List.of(
                seat(SELLER.value(), SeatRole.SELLER),
                seat("buyer-1", SeatRole.BUYER),
                seat("buyer-2", SeatRole.BUYER),
                seat("buyer-3", SeatRole.BUYER));
        return Sample.of(name, SampleListings.BIKE, rules, SettlementRule.EACH_ITEM, seats, SELLER)
                .withSecret(SELLER, reserve(200_00), reserve(265_00))
                .withJoiner(seat("buyer-4", SeatRole.BUYER));
    }

    private static Seat seat(String name, SeatRole role) {
        return new Seat(new SeatId(name), role, new PrincipalId(role == SeatRole.SELLER ? "seller" : name));
    }

    private static Json reserve(long minorUnits) {
        return Json.object().put("reserve", minorUnits).build();
    }
}
