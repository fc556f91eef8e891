// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.GoldenEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The golden files of the English auction. */
class EnglishFormsTest extends GoldenEvents<EnglishEvent> {
    private static final Instant AT = Bidding.OPENED;
    private static final SeatId ANN = Wares.ANN;

    EnglishFormsTest() {
        super("english", EnglishForms.ALL.events(), EnglishEvent.class.getPermittedSubclasses());
    }

    @Override
    protected Stream<Map.Entry<String, EnglishEvent>> events() {
        return Stream.of(
                Map.entry("reserve-set-1", new EnglishEvent.ReserveSet(Wares.SELLER.id(), 25_000)),
                Map.entry("bidder-joined-1", new EnglishEvent.Joined(Wares.buyer(ANN), ANN)),
                Map.entry("bid-made-1", new EnglishEvent.BidMade(ANN, new OfferId("off-1"), 30_000)),
                Map.entry(
                        "bids-taken-back-1",
                        new EnglishEvent.BidsTakenBack(ANN, List.of(new OfferId("off-1"), new OfferId("off-2")))),
                Map.entry(
                        "price-set-1",
                        new EnglishEvent.PriceSet(
                                PriceCause.BID, 1, 10_500, List.of(1L, 2L), false, true, AT.plusSeconds(3_600), AT)),
                Map.entry("bought-now-1", new EnglishEvent.BoughtNow(2, 40_000, AT, ANN)),
                Map.entry("award-lapsed-1", new EnglishEvent.AwardLapsed(1, AT, ANN)),
                Map.entry(
                        "second-chance-given-1",
                        new EnglishEvent.ChanceGiven(new OfferId("off-3"), 2, 9_500, AT.plusSeconds(86_400), AT, ANN)),
                Map.entry(
                        "second-chance-answered-1", new EnglishEvent.ChanceAnswered(2, ChanceAnswer.ACCEPTED, AT, ANN)),
                Map.entry("price-recomputed-1", new EnglishEvent.PriceRecomputed(2, 9_500, AT)),
                Map.entry("sale-over-1", new EnglishEvent.SaleOver(AT)),
                Map.entry("bids-locked-1", new EnglishEvent.Locked(AT)),
                Map.entry(
                        "bidding-closed-1",
                        new EnglishEvent.Closed(CloseReason.SOLD, Optional.of(10_500L), List.of(1L), AT)),
                Map.entry(
                        "bidding-closed-early-1",
                        new EnglishEvent.Closed(CloseReason.SOLD_EARLY, Optional.of(10_500L), List.of(1L), AT)),
                Map.entry(
                        "bidding-closed-called-off-1",
                        new EnglishEvent.Closed(CloseReason.CALLED_OFF, Optional.empty(), List.of(), AT)),
                Map.entry(
                        "bidding-closed-unsold-1",
                        new EnglishEvent.Closed(CloseReason.UNSOLD, Optional.empty(), List.of(), AT)));
    }
}
