// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.SCREWS;
import static dev.parley.protocol.alternating.Haggle.SELLER;
import static dev.parley.protocol.alternating.Haggle.START;

import dev.parley.model.OfferId;
import dev.parley.protocol.GoldenEvents;
import dev.parley.protocol.alternating.AlternatingEvent.ItemsGone;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationClosed;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationOpened;
import dev.parley.protocol.alternating.AlternatingEvent.OfferAccepted;
import dev.parley.protocol.alternating.AlternatingEvent.OfferMade;
import dev.parley.protocol.alternating.AlternatingEvent.OfferRejected;
import dev.parley.protocol.alternating.AlternatingEvent.OfferWithdrawn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The golden files of alternating offers. */
class EventFormsTest extends GoldenEvents<AlternatingEvent> {
    private static final OfferId OFFER = new OfferId("o-1");

    EventFormsTest() {
        super("alternating-offers", AlternatingForms.ALL.events(), AlternatingEvent.class.getPermittedSubclasses());
    }

    @Override
    protected Stream<Map.Entry<String, AlternatingEvent>> events() {
        return ofGame().map(
                        event -> Map.entry(AlternatingForms.ALL.encode(event).type() + "-1", event));
    }

    private static Stream<AlternatingEvent> ofGame() {
        return Stream.of(
                new NegotiationOpened(
                        3,
                        SELLER,
                        new TreeMap<>(Map.of(
                                BIKE, new Thresholds(Optional.of(900L), Optional.of(500L)), SCREWS, Thresholds.NONE))),
                new OfferMade(
                        Side.BUYER,
                        OFFER,
                        Optional.of(new OfferId("o-0")),
                        List.of(Goods.at(BIKE, 600), Goods.screws(5, 20, 100)),
                        START.plusSeconds(60),
                        Optional.of("Grüße")),
                new OfferAccepted(Side.SELLER, OFFER, List.of(BIKE), List.of(SCREWS)),
                new OfferRejected(Side.BUYER, OFFER, List.of(BIKE, SCREWS), List.of(), true, Optional.of("no")),
                new OfferWithdrawn(Side.SELLER, OFFER),
                new ItemsGone(List.of(BIKE)),
                new NegotiationClosed(CloseReason.REJECTED, Optional.of(Side.SELLER)));
    }
}
