// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.GoldenEvents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The golden files of the request for quotes. */
class QuoteEventFormsTest extends GoldenEvents<QuoteEvent> {
    private static final SeatId SAM = new SeatId("sam");
    private static final SeatId BOB = new SeatId("bob");
    private static final OfferId QUOTE = new OfferId("off-1");

    QuoteEventFormsTest() {
        super("request-for-quotes", new RequestForQuotes().forms().events(), QuoteEvent.class.getPermittedSubclasses());
    }

    @Override
    protected Stream<Map.Entry<String, QuoteEvent>> events() {
        Quote quote = new Quote(SAM, QUOTE, 2, Wanted.chairs(90_00, 20, 3, 24), 110_00);
        Quote other = new Quote(BOB, new OfferId("off-2"), 1, Wanted.chairs(95_00, 20, 3, 24), 115_00);
        return Stream.of(
                Map.entry("ceiling-set-1", new QuoteEvent.CeilingSet(QuoteRoom.BUYER, 95_00)),
                Map.entry(
                        "seller-joined-1",
                        new QuoteEvent.Joined(new Seat(SAM, SeatRole.SELLER, new PrincipalId("sam")), SAM)),
                Map.entry("quote-made-1", new QuoteEvent.QuoteMade(SAM, QUOTE, quote.terms(), quote.score())),
                Map.entry("quote-taken-back-1", new QuoteEvent.QuoteTakenBack(SAM, QUOTE, true)),
                Map.entry("ranks-told-1", new QuoteEvent.RanksTold(new TreeMap<>(Map.of(SAM, 1L, BOB, 2L)))),
                Map.entry(
                        "best-quote-told-1",
                        new QuoteEvent.BestTold(Optional.of(110_00L), QuoteRoom.OPENED.plusSeconds(3_600))),
                Map.entry("wanted-units-reduced-1", new QuoteEvent.UnitsReduced(60)),
                Map.entry(
                        "request-closed-1",
                        new QuoteEvent.Closed(
                                QuoteRoom.BUYER,
                                CloseReason.AWARDED,
                                List.of(new Given(quote, 20), new Given(other, 0)),
                                true)));
    }
}
