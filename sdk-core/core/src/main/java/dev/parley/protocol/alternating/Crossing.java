package dev.parley.protocol.alternating;

import dev.parley.model.IssueId;
import dev.parley.model.Json;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counter-offers that are worse for the side that makes them than the offer on the table, which it could accept: the same
 * terms at a higher price for a buyer, at a lower one for a seller. Where all items settle together their total counts,
 * else each item by itself. Terms that differ in anything but the price are not compared.
 */
final class Crossing {
    private Crossing() {}

    /** Why a side may not offer these terms in place of the other side's offer on the table, if one stands. */
    static Optional<Refusal> fault(AlternatingState state, Side by, List<Terms> terms) {
        return state.offer()
                .filter(standing -> standing.by() != by)
                .filter(standing -> state.table().isAllOrNothing()
                        ? isWorseTogether(state.table(), by, standing, terms)
                        : terms.stream().anyMatch(of -> isWorse(state.table(), by, standing, of)))
                .map(standing -> Refusal.of(Reason.WORSE_THAN_STANDING)
                        .with("offer", Json.of(standing.id().value()))
                        .with(
                                "total",
                                Value.of(state.table().total(standing.terms())).toJson()));
    }

    /** Beyond which total, or price of each item, a counter-offer that changes only prices is worse; if one stands. */
    static Optional<Json> bound(AlternatingState state, Side by) {
        return state.offer().filter(standing -> standing.by() != by).map(standing -> {
            Table table = state.table();
            String end = by == Side.BUYER ? "max" : "min";
            if (table.isAllOrNothing()) {
                return Json.object()
                        .put("total", end(end, table.total(standing.terms()).minorUnits()))
                        .build();
            }
            Json.Builder items = Json.object();
            standing.terms()
                    .forEach(of -> items.put(of.item().value(), end(end, table.price(table.place(of.item()), of))));
            return Json.object().put("items", items.build()).build();
        });
    }

    private static Json end(String end, long minorUnits) {
        return Json.object().put(end, minorUnits).build();
    }

    private static boolean isWorse(Table table, Side by, StandingOffer standing, Terms terms) {
        int place = table.place(terms.item());
        return standing.termsOf(terms.item())
                .filter(there -> differOnlyInPrice(table, there, terms))
                .filter(there -> isWorse(by, table.price(place, terms), table.price(place, there)))
                .isPresent();
    }

    private static boolean isWorseTogether(Table table, Side by, StandingOffer standing, List<Terms> terms) {
        return terms.stream()
                        .allMatch(of -> standing.termsOf(of.item())
                                .filter(there -> differOnlyInPrice(table, there, of))
                                .isPresent())
                && isWorse(
                        by,
                        table.total(terms).minorUnits(),
                        table.total(standing.terms()).minorUnits());
    }

    private static boolean isWorse(Side by, long price, long standing) {
        return by == Side.BUYER ? price > standing : price < standing;
    }

    private static boolean differOnlyInPrice(Table table, Terms one, Terms two) {
        IssueId price = table.priceIssue(table.place(one.item()));
        return others(one, price).equals(others(two, price));
    }

    private static Map<IssueId, Value> others(Terms terms, IssueId price) {
        Map<IssueId, Value> others = new HashMap<>(terms.values());
        others.remove(price);
        return others;
    }
}
