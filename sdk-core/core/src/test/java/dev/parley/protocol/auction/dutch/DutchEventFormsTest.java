// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.model.Hash;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.GoldenEvents;
import dev.parley.protocol.Need.SeedCommitment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The golden files of the Dutch auction. */
class DutchEventFormsTest extends GoldenEvents<DutchEvent> {
    private static final SeatId ANN = new SeatId("ann");
    private static final SeatId BEA = new SeatId("bea");

    DutchEventFormsTest() {
        super("dutch", new DutchAuction().forms().events(), DutchEvent.class.getPermittedSubclasses());
    }

    @Override
    protected Stream<Map.Entry<String, DutchEvent>> events() {
        Acceptance acceptance = new Acceptance(ANN, new OfferId("off-1"), 2, 90_00, Optional.of("nonce"));
        return Stream.of(
                Map.entry(
                        "clock-set-1",
                        new DutchEvent.ClockSet(
                                ClockRoom.SELLER,
                                new SeedCommitment("key-1", new Hash("0f".repeat(32))),
                                new DutchEvent.Reserve(Optional.of(75_00L)))),
                Map.entry(
                        "seat-joined-1", new DutchEvent.Joined(new Seat(ANN, SeatRole.BUYER, new PrincipalId("ann")))),
                Map.entry("price-accepted-1", new DutchEvent.Accepted(acceptance, Optional.of(1L))),
                Map.entry("acceptance-ended-1", new DutchEvent.AcceptanceEnded(ANN, Optional.empty())),
                Map.entry("step-settled-1", new DutchEvent.StepSettled(2, 90_00, List.of(ANN, BEA), List.of(BEA))),
                Map.entry("units-reduced-1", new DutchEvent.UnitsReduced(1)),
                Map.entry("clock-stopped-1", new DutchEvent.Stopped(StopReason.PARTLY_SOLD)));
    }
}
