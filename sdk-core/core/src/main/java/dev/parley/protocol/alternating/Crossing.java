// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counter-offers that are worse for the side that makes them than the offer on the table, which it could accept: the same
 * terms at a higher price for a buyer, at a lower one for a seller. Where items settle together their total counts, else each
 * item by itself. Terms that differ in anything but the price are not compared.
 */
final class Crossing {
    private Crossing() {}

    /** Why a side may not offer these terms in place of the other side's offer on the table, if one stands. */
    static Optional<Refusal> fault(AlternatingState state, Side by, List<Terms> terms) {
        return state.offerOf(by.other())
                .filter(standing -> isWorse(state, standing, terms))
                .map(standing -> Refusal.of(Reason.WORSE_THAN_STANDING)
                        .with("offer", Json.of(standing.id().value()))
                        .with("total", Value.of(state.total(standing.terms())).toJson()));
    }

    /** Beyond which total, or price of each item, a counter-offer that changes only prices is worse; if one stands. */
    static Optional<Json> bound(AlternatingState state, Side by) {
        return state.offerOf(by.other()).map(standing -> {
            Json.Builder bound = Json.object();
            if (state.isAllOrNothing()) {
                return bound.put("total", end(by, state.total(standing.terms()).minorUnits()))
                        .build();
            }
            Json.Builder items = Json.object();
            List<Json> together = new ArrayList<>();
            for (List<ItemId> group : state.together(standing.items())) {
                if (state.isAlone(group.get(0))) {
                    Terms of = standing.termsOf(group.get(0)).orElseThrow();
                    items.put(of.item().value(), end(by, state.row(of.item()).price(of)));
                } else if (!state.endsWithFirstDeal()) {
                    together.add(bundle(state, standing, by, group));
                }
            }
            bound.put("items", items.build());
            return (together.isEmpty() ? bound : bound.put("bundles", Json.array(together))).build();
        });
    }

    private static Json bundle(AlternatingState state, StandingOffer standing, Side by, List<ItemId> items) {
        return Json.object()
                .put("items", Json.array(items, item -> Json.of(item.value())))
                .put("total", end(by, state.total(of(standing, items)).minorUnits()))
                .build();
    }

    private static List<Terms> of(StandingOffer standing, List<ItemId> items) {
        return items.stream().map(item -> standing.termsOf(item).orElseThrow()).toList();
    }

    private static Json end(Side by, long minorUnits) {
        return Json.object().put(by == Side.BUYER ? "max" : "min", minorUnits).build();
    }

    private static boolean isWorse(AlternatingState state, StandingOffer standing, List<Terms> terms) {
        List<ItemId> items = terms.stream().map(Terms::item).toList();
        return state.together(items).stream().anyMatch(group -> {
            List<Terms> of =
                    terms.stream().filter(one -> group.contains(one.item())).toList();
            return group.size() == 1
                    ? isWorse(state.row(group.get(0)), standing, of.get(0))
                    : isWorseTogether(state, standing, of);
        });
    }

    private static boolean isWorse(ItemRow row, StandingOffer standing, Terms terms) {
        return standing.termsOf(terms.item())
                .filter(there -> differOnlyInPrice(row, there, terms))
                .filter(there -> isWorse(standing, row.price(terms), row.price(there)))
                .isPresent();
    }

    private static boolean isWorseTogether(AlternatingState state, StandingOffer standing, List<Terms> terms) {
        boolean onlyPrices = terms.stream()
                .allMatch(of -> standing.termsOf(of.item())
                        .filter(there -> differOnlyInPrice(state.row(of.item()), there, of))
                        .isPresent());
        return onlyPrices
                && isWorse(
                        standing,
                        state.total(terms).minorUnits(),
                        state.total(of(standing, terms.stream().map(Terms::item).toList()))
                                .minorUnits());
    }

    private static boolean isWorse(StandingOffer standing, long price, long there) {
        return standing.by() == Side.SELLER ? price > there : price < there;
    }

    private static boolean differOnlyInPrice(ItemRow row, Terms one, Terms two) {
        IssueId price = row.item().price().id();
        return others(one, price).equals(others(two, price));
    }

    private static Map<IssueId, Value> others(Terms terms, IssueId price) {
        Map<IssueId, Value> others = new HashMap<>(terms.values());
        others.remove(price);
        return others;
    }
}
