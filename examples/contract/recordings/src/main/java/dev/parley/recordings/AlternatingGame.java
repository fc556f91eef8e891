// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Buyer and seller take turns, over one item or several, whole or in parts. */
final class AlternatingGame implements Game {
    @Override
    public String protocol() {
        return "alternating-offers";
    }

    @Override
    public ObjectNode parameters(Dice dice) {
        ObjectNode rules = Wire.object();
        if (dice.percent(30)) {
            rules.put("opener", dice.of("buyer", "seller", "either"));
        }
        if (dice.percent(70)) {
            rules.put("offerExpirySeconds", dice.of(60, 3_600, 172_800));
        }
        if (dice.percent(60)) {
            rules.put("overallDeadlineSeconds", dice.of(120, 7_200, 604_800));
        }
        if (dice.percent(40)) {
            rules.put("maxRounds", dice.from(1, 8));
        }
        if (dice.percent(40)) {
            rules.put("maxOffersPerBuyerAndListing", dice.from(1, 6));
        }
        if (dice.percent(40)) {
            rules.put("monotoneConcession", dice.percent(70));
        }
        if (dice.percent(40)) {
            rules.put("maxMessageLength", dice.of(0, 10, 500));
        }
        return rules;
    }

    @Override
    public ObjectNode listing(Dice dice) {
        return Goods.listing(dice, protocol(), dice.of(1, 1, 2, 3), dice.percent(40));
    }

    @Override
    public Optional<ObjectNode> privateTerms(Dice dice, JsonNode listing) {
        ObjectNode terms = Wire.object();
        ObjectNode items = terms.putObject("items");
        for (JsonNode item : listing.path("items")) {
            ObjectNode bounds = items.putObject(item.path("id").asText());
            if (dice.percent(60)) {
                bounds.put("autoDecline", dice.between(1_000, 4_000));
            }
            if (dice.percent(60)) {
                bounds.put("autoAccept", dice.between(6_000, 9_500));
            }
        }
        return Optional.of(terms);
    }

    @Override
    public Optional<ObjectNode> first(Dice dice, JsonNode listing) {
        ObjectNode move = Wire.object().put("kind", "offer");
        ArrayNode items = move.putArray("items");
        for (JsonNode item : listing.path("items")) {
            JsonNode domain = Goods.priceDomain(item);
            items.add(Goods.terms(dice, item, Goods.onTick(dice.between(2_500, 6_500), domain), true));
        }
        return Optional.of(move);
    }

    @Override
    public List<String> kinds() {
        return List.of("offer", "counter", "accept", "reject", "withdraw");
    }

    @Override
    public ObjectNode move(Dice dice, JsonNode view, JsonNode action) {
        String kind = action.path("kind").asText();
        ObjectNode move = Wire.object().put("kind", kind);
        if (action.has("answers")) {
            move.put("answers", action.path("answers").asText());
        }
        boolean partial = action.path("limits").path("partial").asBoolean() && dice.percent(30);
        switch (kind) {
            case "offer", "counter" -> offer(dice, view, action, move, partial);
            case "accept" -> {
                String hash =
                        view.path("details").path("offer").path("termsHash").asText();
                move.put("termsHash", hash.isEmpty() ? "0".repeat(64) : hash);
                if (partial) {
                    move.putObject("payload").putArray("items").add(offered(dice, view));
                }
            }
            case "reject" -> reject(dice, view, move, partial);
            default -> {
                if (action.path("limits").path("leave").asBoolean() || dice.percent(20)) {
                    move.putObject("payload").put("leave", true);
                }
            }
        }
        return move;
    }

    private static void reject(Dice dice, JsonNode view, ObjectNode move, boolean partial) {
        ObjectNode payload = Wire.object();
        if (partial) {
            payload.putArray("items").add(offered(dice, view));
        }
        if (dice.percent(60)) {
            payload.put("invite", true);
        }
        if (dice.percent(10)) {
            payload.put("message", "not yet");
        }
        if (!payload.isEmpty()) {
            move.set("payload", payload);
        }
    }

    private static String offered(Dice dice, JsonNode view) {
        JsonNode items = view.path("details").path("offer").path("terms");
        return items.isEmpty()
                ? "lamp"
                : items.get(dice.from(0, items.size() - 1)).path("item").asText();
    }

    private static void offer(Dice dice, JsonNode view, JsonNode action, ObjectNode move, boolean partial) {
        boolean buying = view.path("seat").asText().startsWith("buyer");
        JsonNode limits = action.path("limits").path("items");
        ArrayNode items = move.putArray("items");
        for (JsonNode item : view.path("listing").path("items")) {
            String id = item.path("id").asText();
            boolean named = (limits.isMissingNode() || limits.has(id)) && !(partial && dice.percent(40));
            if (named) {
                JsonNode range = limits.path(id).path("price");
                long price = buying ? dice.between(2_500, 7_500) : dice.between(5_000, 9_900);
                long least = range.path("min").asLong(0);
                long most = range.path("max").asLong(10_000);
                long within = Math.max(least, Math.min(most, price));
                items.add(Goods.terms(
                        dice,
                        item,
                        Goods.onTick(within, Goods.priceDomain(item)),
                        move.path("kind").asText().equals("offer")));
            }
        }
        if (partial && move.path("kind").asText().equals("counter")) {
            move.putObject("payload").putArray(dice.of("drops", "accepts")).add(offered(dice, view));
        }
        long longest = action.path("limits").path("maxMessageLength").asLong();
        if (dice.percent(longest > 5 ? 25 : 3)) {
            ObjectNode payload =
                    move.path("payload").isObject() ? (ObjectNode) move.path("payload") : move.putObject("payload");
            payload.put("message", longest > 20 ? "a last offer" : "please");
        }
    }

    @Override
    public long seconds(Dice dice, JsonNode parameters) {
        return dice.percent(60)
                ? parameters.path("offerExpirySeconds").asLong(172_800)
                : parameters.path("overallDeadlineSeconds").asLong(1_209_600);
    }
}
