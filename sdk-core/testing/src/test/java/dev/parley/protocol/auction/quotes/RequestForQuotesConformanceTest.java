// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.form.WholeSchemas;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.auction.quotes.Criterion.Better;
import dev.parley.protocol.auction.quotes.QuoteRules.Rivals;
import dev.parley.testing.GameConformance;
import dev.parley.testing.Sample;
import dev.parley.testing.SampleListings;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class RequestForQuotesConformanceTest extends GameConformance<QuoteRules, QuoteMove, QuoteState, QuoteEvent> {
    private static final SeatId BUYER = new SeatId("buyer-1");
    private static final Currency EURO = Currency.getInstance("EUR");

    @Override
    protected Protocol<QuoteRules, QuoteMove, QuoteState, QuoteEvent> game() {
        return new RequestForQuotes();
    }

    /** By these the rules tell of quotes, and of what the buyer's ceiling let win. */
    @Override
    public Set<String> revealing() {
        return Set.of(QuoteEvent.RANKS, QuoteEvent.BEST, QuoteEvent.REDUCED, QuoteEvent.CLOSED);
    }

    @Override
    public List<String> schemaFaults(Json schema, Json payload) {
        return WholeSchemas.faults(schema, payload);
    }

    @Override
    public List<Sample<QuoteRules>> samples() {
        QuoteRules hidden = rules(List.of(), 1, false, Rivals.NOTHING, 0);
        QuoteRules split = rules(
                List.of(
                        new Criterion(new IssueId("delivery"), Better.LOW, 5_00),
                        new Criterion(new IssueId("warranty"), Better.HIGH, 1_00),
                        new Criterion(new IssueId("grade"), Better.LOW, 10_00)),
                2,
                true,
                Rivals.BEST,
                600);
        return List.of(
                sample("usual", SampleListings.BIKE.wanted(), QuoteRules.DEFAULTS),
                sample("hidden ceiling", SampleListings.BIKE.wanted(), hidden)
                        .withSecret(BUYER, ceiling(200_00), ceiling(300_00)),
                sample("split", chairs(), split).withSecret(BUYER, ceiling(60_00), ceiling(90_00)),
                sample("split by rank", chairs(), rules(split.criteria(), 3, false, Rivals.RANK, 0))
                        .withSecret(BUYER, ceiling(60_00), ceiling(90_00)));
    }

    private static QuoteRules rules(
            List<Criterion> criteria, int winners, boolean wholeOnly, Rivals rivals, long softClose) {
        return new QuoteRules(
                criteria,
                Optional.empty(),
                winners,
                wholeOnly,
                Optional.empty(),
                true,
                1_00,
                true,
                true,
                rivals,
                true,
                86_400,
                softClose,
                softClose * 3);
    }

    /** 12 chairs at up to 100.00 each, of which a seller supplies 2 to 12. */
    private static Listing chairs() {
        Item chair = new Item(
                new ItemId("chair"),
                "Chair",
                List.of(
                        new Issue(Terms.PRICE, IssueRole.UNIT_PRICE, new Domain.Price(EURO, 0, 100_00, 50)),
                        new Issue(new IssueId("quantity"), IssueRole.QUANTITY, new Domain.Numbers(2, 12, 2)),
                        new Issue(
                                new IssueId("delivery"),
                                IssueRole.OTHER,
                                new Domain.Date(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 20))),
                        new Issue(new IssueId("warranty"), IssueRole.OTHER, new Domain.Decimal(4, 12, 25, 2)),
                        new Issue(new IssueId("grade"), IssueRole.OTHER, new Domain.Choice(List.of("new", "used")))),
                new Money(100_00, EURO),
                12);
        return Listing.of("chairs-1", "seller", "home", chair).wanted();
    }

    private static Sample<QuoteRules> sample(String name, Listing listing, QuoteRules rules) {
        List<Seat> seats = List.of(
                seat(BUYER.value(), SeatRole.BUYER),
                seat("seller-1", SeatRole.SELLER),
                seat("seller-2", SeatRole.SELLER),
                seat("seller-3", SeatRole.SELLER));
        return Sample.of(name, listing, rules, SettlementRule.EACH_ITEM, seats, BUYER)
                .withJoiner(seat("seller-4", SeatRole.SELLER));
    }

    private static Seat seat(String name, SeatRole role) {
        return new Seat(new SeatId(name), role, new PrincipalId(role == SeatRole.BUYER ? "seller" : name));
    }

    private static Json ceiling(long minorUnits) {
        return Json.object().put("ceiling", minorUnits).build();
    }
}
