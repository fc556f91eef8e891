// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import dev.parley.model.OfferId;
import dev.parley.protocol.GoldenEvents;
import dev.parley.protocol.samples.Market;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The golden files of mediation. */
class MediatedEventFormsTest extends GoldenEvents<MediatedEvent> {
    private static final OfferId PROPOSAL = new OfferId("off-1");
    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

    MediatedEventFormsTest() {
        super("mediated", new Mediated().forms().events(), MediatedEvent.class.getPermittedSubclasses());
    }

    @Override
    protected Stream<Map.Entry<String, MediatedEvent>> events() {
        IssueWorth worth = new IssueWorth(new ItemId("painting"), new IssueId("price"), 10, List.of(100L, 0L));
        return Stream.of(
                Map.entry("party-joined-1", new MediatedEvent.Joined(Market.BUYER)),
                Map.entry("priorities-stated-1", new MediatedEvent.Stated(Market.BUYER.id(), NINE, List.of(worth), 7)),
                Map.entry(
                        "proposal-made-1",
                        new MediatedEvent.Proposed(
                                PROPOSAL, List.of(Market.priced(new ItemId("painting"), 50_000)), NINE)),
                Map.entry("proposal-answered-1", new MediatedEvent.Answered(Market.SELLER.id(), true)),
                Map.entry("proposal-agreed-1", new MediatedEvent.Agreed(PROPOSAL)),
                Map.entry("proposal-failed-1", new MediatedEvent.Failed(PROPOSAL, NINE)),
                Map.entry("mediation-closed-1", new MediatedEvent.Closed(ClosedReason.NO_COMMON_GROUND)));
    }
}
