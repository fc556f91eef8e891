// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sealed bids between two, drawn or split, and auctions under each pricing; held or committed. */
final class SealedGame implements Game {
    private final boolean auction;
    private final Map<String, ObjectNode> committed = new HashMap<>();

    SealedGame(boolean auction) {
        this.auction = auction;
    }

    @Override
    public String protocol() {
        return auction ? "sealed-auction" : "sealed-bid";
    }

    @Override
    public boolean sellerOpens() {
        return auction;
    }

    @Override
    public boolean closesByTheClock() {
        return true;
    }

    @Override
    public boolean joins() {
        return auction;
    }

    @Override
    public List<String> kinds() {
        return List.of("submit", "withdraw", "commit", "reveal");
    }

    @Override
    public ObjectNode parameters(Dice dice) {
        ObjectNode rules = Wire.object();
        if (dice.percent(80)) {
            rules.put("closesAfterSeconds", dice.of(600, 3_600, 86_400));
        } else if (dice.percent(30)) {
            rules.put("closesAt", "2026-01-05T11:00:00Z");
        }
        if (dice.percent(20)) {
            rules.put("edits", false);
        }
        if (dice.percent(35)) {
            rules.put("secrecy", "committed").put("revealSeconds", dice.of(600, 7_200));
            rules.put("forfeiture", dice.of("void", "annul"));
        }
        if (dice.percent(40)) {
            rules.put("capPercent", dice.of(100, 110, 120));
        }
        if (auction) {
            pricing(dice, rules);
        } else {
            twoParties(dice, rules);
        }
        return rules;
    }

    private static void pricing(Dice dice, ObjectNode rules) {
        String pricing = dice.of("second-price", "first-price", "uniform-price", "pay-as-bid");
        rules.put("pricing", pricing);
        if (pricing.equals("uniform-price") || pricing.equals("pay-as-bid")) {
            rules.put("units", dice.from(1, 2));
        }
    }

    private static void twoParties(Dice dice, ObjectNode rules) {
        if (dice.percent(35)) {
            rules.put("pricing", "split");
            if (dice.percent(50)) {
                rules.put("kNumerator", dice.from(0, 3)).put("kDenominator", 3);
            }
        } else {
            if (dice.percent(40)) {
                rules.put("missingFairPrice", dice.of("both-or-none", "midpoint"));
            }
            if (dice.percent(50)) {
                rules.put("auditor", Cast.AUDITOR);
            }
        }
        if (dice.percent(50)) {
            rules.put("coolDownSeconds", dice.of(0, 600, 86_400));
        }
    }

    @Override
    public ObjectNode listing(Dice dice) {
        int items = dice.percent(65) ? 1 : dice.from(2, 3);
        ObjectNode listing = Goods.listing(dice, protocol(), items, true);
        if (auction) {
            listing.path("items").forEach(item -> ((ObjectNode) item).put("stock", dice.from(2, 4)));
        }
        return listing;
    }

    @Override
    public String settlement(Dice dice) {
        return dice.percent(auction ? 92 : 65) ? "each-item" : "all";
    }

    @Override
    public Optional<ObjectNode> privateTerms(Dice dice, JsonNode listing) {
        if (!auction && dice.percent(90)) {
            return Optional.empty();
        }
        ObjectNode terms = Wire.object();
        ObjectNode reserves = terms.putObject("reserves");
        for (JsonNode item : listing.path("items")) {
            if (dice.percent(80)) {
                long reserve = Goods.onTick(dice.between(2_000, 6_500), Goods.priceDomain(item));
                reserves.put(item.path("id").asText(), reserve);
            }
        }
        return Optional.of(terms);
    }

    @Override
    public ObjectNode move(Dice dice, JsonNode view, JsonNode action) {
        String kind = action.path("kind").asText();
        String place = view.path("id").asText() + ' ' + view.path("seat").asText();
        return switch (kind) {
            case "submit" -> submission(dice, view, action, "submit");
            case "commit" -> {
                ObjectNode reveal = submission(dice, view, action, "reveal");
                payload(reveal).put("salt", salt(dice));
                committed.put(place, reveal);
                ObjectNode move = Wire.object().put("kind", "commit");
                move.putObject("payload").put("commitment", commitment(view, reveal));
                yield move;
            }
            case "reveal" -> revealed(dice, view, action, place);
            default -> Wire.object().put("kind", kind);
        };
    }

    /** What was committed to; now and then something else. */
    private ObjectNode revealed(Dice dice, JsonNode view, JsonNode action, String place) {
        ObjectNode reveal = committed.get(place);
        if (reveal == null || dice.percent(8)) {
            ObjectNode other = submission(dice, view, action, "reveal");
            payload(other).put("salt", salt(dice));
            return other;
        }
        return reveal;
    }

    private static ObjectNode payload(ObjectNode move) {
        return move.path("payload") instanceof ObjectNode payload ? payload : move.putObject("payload");
    }

    private ObjectNode submission(Dice dice, JsonNode view, JsonNode action, String kind) {
        boolean buying = view.path("seat").asText().startsWith("buyer");
        JsonNode limits = action.path("limits");
        ObjectNode move = Wire.object().put("kind", kind);
        ArrayNode items = move.putArray("items");
        ObjectNode fair = Wire.object();
        ObjectNode nonces = Wire.object();
        for (JsonNode item : view.path("listing").path("items")) {
            String id = item.path("id").asText();
            JsonNode range = limits.path("items").path(id).path("price");
            if (items.isEmpty() || dice.percent(75)) {
                long price = buying || auction ? dice.between(4_000, 9_500) : dice.between(2_000, 7_000);
                long most = range.path("max").asLong(10_000);
                long best = Goods.onTick(Math.min(most, price), Goods.priceDomain(item));
                items.add(Goods.terms(dice, item, best, true));
                if (limits.path("takesFairPrices").asBoolean() && dice.percent(60)) {
                    fair.put(id, buying ? best * 9 / 10 / 50 * 50 : Math.min(10_000, (best * 11 / 10 + 49) / 50 * 50));
                    nonces.put(id, "nonce-" + dice.from(1, 1_000_000));
                }
            }
        }
        if (!fair.isEmpty()) {
            payload(move).set("fairPrices", fair);
            payload(move).set("nonces", nonces);
        }
        return move;
    }

    private static String salt(Dice dice) {
        return "%016x%016x%016x%016x".formatted(dice.from(1, 1 << 30), dice.from(1, 1 << 30), dice.from(1, 1 << 30), 7);
    }

    /** SHA-256 over the canonical form that the guide names. */
    private static String commitment(JsonNode view, ObjectNode reveal) {
        ObjectNode all = Wire.object().put("format", "parley-commitment/1");
        JsonNode payload = reveal.path("payload");
        all.set("fairPrices", payload.has("fairPrices") ? payload.path("fairPrices") : Wire.object());
        all.set("nonces", payload.has("nonces") ? payload.path("nonces") : Wire.object());
        List<JsonNode> items = new ArrayList<>();
        reveal.path("items").forEach(items::add);
        items.sort(Comparator.comparing(item -> item.path("item").asText()));
        all.putArray("items").addAll(items);
        all.put("negotiation", view.path("id").asText())
                .put("salt", payload.path("salt").asText())
                .put("seat", view.path("seat").asText());
        try {
            byte[] canonical = Wire.canonical(all).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public long seconds(Dice dice, JsonNode parameters) {
        return dice.percent(60)
                ? parameters.path("closesAfterSeconds").asLong(86_400)
                : parameters.path("revealSeconds").asLong(600);
    }
}
