// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Terms that fit the contract and not the listing, derived from the listing's own domains: a new type of issue is covered
 * by itself. Each is good but for one thing.
 */
final class ListingInputs {
    private final Pair pair;
    private final Shop shop;
    private final List<Bad> bad = new ArrayList<>();

    ListingInputs(Pair pair, Shop shop) {
        this.pair = pair;
        this.shop = shop;
    }

    /** Terms, by item in their order, that are refused with a code. */
    private record Bad(List<Json> terms, String code) {
        String move() {
            return "{\"kind\":\"offer\",\"items\":" + Json.array(terms).canonicalText() + "}";
        }
    }

    /** Tries each as a first move, as a later one and in a simulation, and returns how many requests that were. */
    int send() {
        Listing listing = Listing.fromJson(shop.list("measured", "pieces", "ON_ACCEPTANCE"));
        derive(listing);
        Json view = shop.open("hanna", "measured", Shop.desk(60_000), Shop.lamp(7_000));
        for (Bad each : bad) {
            String move = each.move();
            pair.refused(Request.post("ida", "/negotiations", Shop.opening("measured", move)), 422, each.code());
            pair.refused(Request.post("sara", Shop.path(view) + "/moves", move), 422, each.code());
            simulated(view, move, each.code());
        }
        return bad.size() * 3 + tooLarge();
    }

    private void simulated(Json view, String move, String code) {
        Json simulation = pair.ok(Request.post("sara", Shop.path(view) + "/moves/simulate", move));
        if (simulation.get("stands").bool() || !simulation.get("code").text().equals(code)) {
            throw new AssertionError(move + " → " + simulation.canonicalText() + ", not " + code);
        }
    }

    private void derive(Listing listing) {
        List<Map<String, Json>> good =
                listing.items().stream().map(ListingInputs::good).toList();
        for (int place = 0; place < good.size(); place++) {
            Item item = listing.items().get(place);
            for (Issue issue : item.issues()) {
                String name = issue.id().value();
                for (Map.Entry<String, List<Json>> wrong : wrong(issue.domain()).entrySet()) {
                    for (Json value : wrong.getValue()) {
                        add(listing, good, place, with(good.get(place), name, value), wrong.getKey());
                    }
                }
                add(listing, good, place, without(good.get(place), name), "MISSING_ISSUE");
            }
            add(listing, good, place, with(good.get(place), "no-such-issue", Json.of(1)), "UNKNOWN_ISSUE");
        }
        named(listing, good);
    }

    private void named(Listing listing, List<Map<String, Json>> good) {
        Json first = terms(listing.items().get(0).id().value(), good.get(0));
        bad.add(new Bad(List.of(terms("no-such-item", good.get(0))), "UNKNOWN_ITEM"));
        bad.add(new Bad(List.of(first, first), "DUPLICATE_ITEM"));
        bad.add(new Bad(List.of(), "NOTHING_OFFERED"));
    }

    private void add(Listing listing, List<Map<String, Json>> good, int place, Map<String, Json> changed, String code) {
        List<Json> terms = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            terms.add(terms(listing.items().get(i).id().value(), i == place ? changed : good.get(i)));
        }
        bad.add(new Bad(terms, code));
    }

    private static Json terms(String item, Map<String, Json> values) {
        return Json.object()
                .put("item", item)
                .put("values", new Json.Obj(values))
                .build();
    }

    private static Map<String, Json> with(Map<String, Json> values, String name, Json value) {
        Map<String, Json> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Json> without(Map<String, Json> values, String name) {
        Map<String, Json> changed = new LinkedHashMap<>(values);
        changed.remove(name);
        return changed;
    }

    private static Map<String, Json> good(Item item) {
        Map<String, Json> values = new LinkedHashMap<>();
        item.issues().forEach(issue -> values.put(issue.id().value(), good(issue.domain())));
        return values;
    }

    private static Json good(Domain domain) {
        if (domain instanceof Domain.Price price) {
            return money(price.min(), price.currency().getCurrencyCode());
        } else if (domain instanceof Domain.Numbers numbers) {
            return Json.of(numbers.min());
        } else if (domain instanceof Domain.Decimal decimal) {
            return Json.of(decimal.min());
        } else if (domain instanceof Domain.Date date) {
            return Json.of(date.first().toString());
        }
        return Json.of(((Domain.Choice) domain).labels().get(0));
    }

    private static Map<String, List<Json>> wrong(Domain domain) {
        if (domain instanceof Domain.Price price) {
            return wrongAmounts(price);
        } else if (domain instanceof Domain.Numbers numbers) {
            return wrongNumbers(numbers.min(), numbers.max(), numbers.step());
        } else if (domain instanceof Domain.Decimal decimal) {
            return wrongNumbers(decimal.min(), decimal.max(), 1);
        } else if (domain instanceof Domain.Date date) {
            return Map.of(
                    "WRONG_TYPE", List.of(Json.of(1), Json.of("soon"), Json.of("2026-02-30"), money(1, "EUR")),
                    "OUT_OF_RANGE",
                            List.of(
                                    Json.of(date.first().minusDays(1).toString()),
                                    Json.of(date.last().plusDays(1).toString())));
        }
        return Map.of(
                "WRONG_TYPE", List.of(Json.of(1), money(1, "EUR")),
                "OUT_OF_RANGE", List.of(Json.of("no-such-choice")));
    }

    private static Map<String, List<Json>> wrongAmounts(Domain.Price price) {
        String currency = price.currency().getCurrencyCode();
        Map<String, List<Json>> wrong = new LinkedHashMap<>();
        wrong.put("WRONG_TYPE", List.of(Json.of(price.min()), Json.of("cheap")));
        wrong.put("WRONG_CURRENCY", List.of(money(price.min(), "USD"), money(price.min(), "JPY")));
        List<Json> outside = new ArrayList<>(
                List.of(money(price.max() + price.tick(), currency), money(9_007_199_254_740_991L, currency)));
        if (price.min() > 0) {
            outside.add(money(price.min() - price.tick(), currency));
        }
        wrong.put("OUT_OF_RANGE", outside);
        if (price.tick() > 1) {
            wrong.put("OFF_TICK", List.of(money(price.min() + 1, currency)));
        }
        return wrong;
    }

    private static Map<String, List<Json>> wrongNumbers(long min, long max, long step) {
        Map<String, List<Json>> wrong = new LinkedHashMap<>();
        wrong.put("WRONG_TYPE", List.of(Json.of("many"), money(1, "EUR")));
        wrong.put("OUT_OF_RANGE", List.of(Json.of(min - 1), Json.of(max + step), Json.of(-9_007_199_254_740_991L)));
        if (step > 1) {
            wrong.put("OFF_TICK", List.of(Json.of(min + 1)));
        }
        return wrong;
    }

    private static Json money(long minorUnits, String currency) {
        return Json.object()
                .put("minorUnits", minorUnits)
                .put("currency", currency)
                .build();
    }

    /** Within every domain, and more than can be stored exactly. */
    private int tooLarge() {
        pair.ok(Request.command(Shop.HOST, "PUT", "/listings/vast", """
                {"seller":"sara","category":"pieces","taxIncluded":true,"shippingIncluded":true,
                 "binding":"ON_ACCEPTANCE","stockPolicy":"FIRST_TO_PAY","items":[
                  {"id":"sand","title":"Sand","stock":9007199254740991,"listPrice":%s,"issues":[
                   {"id":"price","role":"UNIT_PRICE",
                    "domain":{"type":"price","currency":"EUR","min":0,"max":9007199254740991,"tick":1}},
                   {"id":"quantity","role":"QUANTITY",
                    "domain":{"type":"integer","min":1,"max":9007199254740991,"step":1}}]}]}
                """.formatted(Shop.euros(1))));
        String vast = "{\"item\":\"sand\",\"values\":{\"price\":" + Shop.euros(9_007_199_254_740_991L)
                + ",\"quantity\":9007199254740991}}";
        pair.refused(
                Request.post("hanna", "/negotiations", Shop.opening("vast", Shop.offer(vast))),
                422,
                "AMOUNT_TOO_LARGE");
        return 1;
    }
}
