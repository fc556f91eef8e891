// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Binding;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.StockPolicy;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** What is auctioned in these tests, by which rules, and who sits there. */
final class Wares {
    static final Currency EUR = Currency.getInstance("EUR");
    static final ItemId VASE = new ItemId("vase");
    static final Seat SELLER = seat("seller", SeatRole.SELLER);
    static final SeatId ANN = new SeatId("ann");
    static final SeatId BEA = new SeatId("bea");
    static final SeatId CARL = new SeatId("carl");
    static final SeatId DORA = new SeatId("dora");

    private Wares() {}

    static Seat seat(String name, SeatRole role) {
        return new Seat(new SeatId(name), role, new PrincipalId("principal-of-" + name));
    }

    static Seat buyer(SeatId id) {
        return seat(id.value(), SeatRole.BUYER);
    }

    /** A vase of which only the price is open, up to 10,000.00 in steps of a tick, with a fee of 5.00 for its wrapping. */
    static Item vase(Currency currency, long tick) {
        Issue price = new Issue(
                Terms.PRICE, IssueRole.UNIT_PRICE, new Domain.Price(currency, 0, 1_000_000 - 1_000_000 % tick, tick));
        Issue wrapping = new Issue(new IssueId("wrapping"), IssueRole.FEE, new Domain.Price(currency, 500, 500, 500));
        return new Item(VASE, "vase", List.of(price, wrapping), new Money(80_000, currency), 8);
    }

    static Listing listing(Item item) {
        return new Listing(
                new ListingRef("listing-1"),
                SELLER.principal(),
                "home",
                Map.of(),
                PriceBasis.ALL_INCLUDED,
                Binding.ON_ACCEPTANCE,
                StockPolicy.RESERVED_AT_AGREEMENT,
                List.of(item));
    }

    static Terms at(long minorUnits) {
        return Terms.of(VASE, Map.of(Terms.PRICE, Value.of(new Money(minorUnits, EUR))));
    }

    /** An increment of 5 everywhere, an hour, no soft close, from 10. */
    static Json.Builder plain() {
        return rules(5).put("startPrice", 10);
    }

    static Json.Builder rules(long increment) {
        Json range = Json.object().put("from", 0).put("step", increment).build();
        return Json.object()
                .put("increments", Json.array(List.of(range)))
                .put("closesAfterSeconds", 3_600)
                .put("softCloseSeconds", 0);
    }

    static EnglishRules read(Json.Builder parameters) {
        return EnglishForms.ALL.readRules(parameters.build());
    }
}
