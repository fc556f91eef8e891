// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.posted;

import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.GoldenEvents;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The golden files of the posted price. */
class PostedEventFormsTest extends GoldenEvents<PostedEvent> {
    private static final OfferId OFFER = new OfferId("off-1");

    PostedEventFormsTest() {
        super("posted-price", new PostedPrice().forms().events(), PostedEvent.class.getPermittedSubclasses());
    }

    @Override
    protected Stream<Map.Entry<String, PostedEvent>> events() {
        return Stream.of(
                Map.entry(
                        "price-posted-1",
                        new PostedEvent.Posted(
                                new SeatId("seller"), 1, new PostedEvent.Threshold(Optional.of(60_00L)))),
                Map.entry("price-taken-1", new PostedEvent.Bought(OFFER)),
                Map.entry("offer-made-1", new PostedEvent.Offered(OFFER, 65_00, Instant.parse("2026-03-01T09:00:00Z"))),
                Map.entry("offer-answered-1", new PostedEvent.Answered(OFFER, PostedEvent.Answer.DECLINED)),
                Map.entry("posting-closed-1", new PostedEvent.Closed(PostedEvent.CloseReason.EXPIRED)));
    }
}
