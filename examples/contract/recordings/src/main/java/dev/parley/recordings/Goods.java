// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Listings, and values of their issues. */
final class Goods {
    private static final List<String> ITEMS = List.of("lamp", "desk", "chair");

    private Goods() {}

    static ObjectNode listing(Dice dice, String category, int items, boolean priceAlone) {
        ObjectNode listing = Wire.object()
                .put("seller", Cast.SARA)
                .put("category", category)
                .put("taxIncluded", true)
                .put("shippingIncluded", dice.percent(80))
                .put("binding", dice.of("NOT_BINDING", "ON_ACCEPTANCE", "ON_ACCEPTANCE", "ON_PAYMENT"))
                .put("stockPolicy", dice.of("RESERVED_AT_AGREEMENT", "RESERVED_AT_AGREEMENT", "FIRST_TO_PAY"));
        if (dice.percent(30)) {
            listing.putObject("attributes").put("colour", dice.of("red", "blue"));
        }
        ArrayNode all = listing.putArray("items");
        for (String name : ITEMS.subList(0, items)) {
            all.add(item(dice, name, priceAlone));
        }
        return listing;
    }

    private static ObjectNode item(Dice dice, String name, boolean priceAlone) {
        ObjectNode item =
                Wire.object().put("id", name).put("title", "A " + name).put("stock", dice.from(1, 4));
        item.set("listPrice", Wire.money(8_000));
        ArrayNode issues = item.putArray("issues");
        long tick = dice.of(1L, 10L, 50L);
        issues.add(issue(
                "price",
                dice.percent(priceAlone ? 99 : 80) ? "UNIT_PRICE" : "LINE_PRICE",
                Wire.object()
                        .put("type", "price")
                        .put("currency", "EUR")
                        .put("min", dice.of(0L, 1_000L))
                        .put("max", 10_000L)
                        .put("tick", tick)));
        if (!priceAlone && dice.percent(40)) {
            issues.add(issue("count", "QUANTITY", numbers(1, 3, 1)));
        }
        if (!priceAlone && dice.percent(30)) {
            issues.add(issue(
                    "delivery",
                    "FEE",
                    Wire.object()
                            .put("type", "price")
                            .put("currency", "EUR")
                            .put("min", 0)
                            .put("max", 500)
                            .put("tick", 100)));
        }
        if (!priceAlone && dice.percent(40)) {
            issues.add(issue("extra", "OTHER", other(dice)));
        }
        return item;
    }

    private static ObjectNode other(Dice dice) {
        return switch (dice.from(0, 3)) {
            case 0 -> numbers(2, 10, 2);
            case 1 -> numbers(1, 8, 25).put("type", "decimal").put("scale", 2);
            case 2 ->
                Wire.object().put("type", "date").put("first", "2026-02-01").put("last", "2026-02-20");
            default -> {
                ObjectNode choice = Wire.object().put("type", "choice");
                choice.putArray("labels").add("oak").add("ash").add("elm");
                yield choice;
            }
        };
    }

    private static ObjectNode numbers(long min, long max, long step) {
        return Wire.object()
                .put("type", "integer")
                .put("min", min)
                .put("max", max)
                .put("step", step);
    }

    private static ObjectNode issue(String id, String role, ObjectNode domain) {
        ObjectNode issue = Wire.object().put("id", id).put("role", role);
        issue.set("domain", domain);
        return issue;
    }

    /** Terms of an item with values for some of its issues, its price among them. */
    static ObjectNode terms(Dice dice, JsonNode item, long price, boolean whole) {
        ObjectNode terms = Wire.object().put("item", item.path("id").asText());
        ObjectNode values = terms.putObject("values");
        for (JsonNode issue : item.path("issues")) {
            String id = issue.path("id").asText();
            if (id.equals("price")) {
                values.set(id, Wire.money(price));
            } else if (whole || dice.percent(30)) {
                value(dice, values, id, issue.path("domain"));
            }
        }
        return terms;
    }

    private static void value(Dice dice, ObjectNode values, String id, JsonNode domain) {
        switch (domain.path("type").asText()) {
            case "price" ->
                values.set(
                        id, Wire.money(onTick(dice.between(0, domain.path("max").asLong()), domain)));
            case "integer" -> values.put(id, onStep(dice, domain));
            case "decimal" ->
                values.put(
                        id,
                        dice.between(
                                domain.path("min").asLong(), domain.path("max").asLong()));
            case "date" -> values.put(id, "2026-02-%02d".formatted(dice.from(1, 20)));
            default -> values.put(id, dice.of("oak", "ash", "elm"));
        }
    }

    private static long onStep(Dice dice, JsonNode domain) {
        long min = domain.path("min").asLong();
        long step = domain.path("step").asLong(1);
        return min + step * dice.between(0, (domain.path("max").asLong() - min) / step);
    }

    /** An amount moved down to a tick of a price's domain. */
    static long onTick(long amount, JsonNode domain) {
        long tick = domain.path("tick").asLong(1);
        return Math.max(domain.path("min").asLong(), amount / tick * tick);
    }

    static JsonNode priceDomain(JsonNode item) {
        for (JsonNode issue : item.path("issues")) {
            if (issue.path("id").asText().equals("price")) {
                return issue.path("domain");
            }
        }
        throw new IllegalStateException("an item has a price: " + item);
    }
}
