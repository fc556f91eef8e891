// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The protocols that Parley's own tests bring along: a falling clock, a mediation, a sealed sale. */
final class SamplesGame implements Game {
    private final String protocol;

    SamplesGame(String protocol) {
        this.protocol = protocol;
    }

    @Override
    public String protocol() {
        return protocol;
    }

    private boolean mediates() {
        return protocol.equals("mediation");
    }

    @Override
    public Optional<String> mediator() {
        return mediates() ? Optional.of(Cast.MEDIATOR) : Optional.empty();
    }

    @Override
    public boolean sellerOpens() {
        return !mediates();
    }

    @Override
    public boolean closesByTheClock() {
        return protocol.equals("sealed-sale");
    }

    @Override
    public boolean joins() {
        return !mediates();
    }

    @Override
    public List<String> kinds() {
        return switch (protocol) {
            case "falling-clock" -> List.of("take", "withdraw");
            case "mediation" -> List.of("propose", "answer");
            default -> List.of("bid", "withdraw");
        };
    }

    @Override
    public ObjectNode parameters(Dice dice) {
        return switch (protocol) {
            case "falling-clock" ->
                Wire.object()
                        .put("start", 9_000)
                        .put("step", dice.of(500, 1_500))
                        .put("floor", dice.of(3_000, 6_000))
                        .put("intervalSeconds", dice.of(60, 600));
            case "mediation" ->
                Wire.object().put("roundSeconds", dice.of(600, 3_600)).put("rounds", dice.from(1, 3));
            default -> Wire.object().put("closesAfterSeconds", dice.of(600, 3_600));
        };
    }

    @Override
    public ObjectNode listing(Dice dice) {
        return Goods.listing(dice, protocol, mediates() ? dice.from(1, 2) : 1, !mediates());
    }

    @Override
    public Optional<ObjectNode> privateTerms(Dice dice, JsonNode listing) {
        return protocol.equals("sealed-sale")
                ? Optional.of(Wire.object().put("reserve", dice.between(2_000, 7_000)))
                : Optional.empty();
    }

    @Override
    public ObjectNode move(Dice dice, JsonNode view, JsonNode action) {
        String kind = action.path("kind").asText();
        ObjectNode move = Wire.object().put("kind", kind);
        if (action.has("answers")) {
            move.put("answers", action.path("answers").asText());
        }
        if (kind.equals("propose") || kind.equals("bid")) {
            ArrayNode items = move.putArray("items");
            for (JsonNode item : view.path("listing").path("items")) {
                long price = Goods.onTick(dice.between(3_000, 9_000), Goods.priceDomain(item));
                items.add(Goods.terms(dice, item, price, true));
            }
        }
        if (kind.equals("answer")) {
            move.putObject("payload").put("yes", dice.percent(70));
        }
        return move;
    }

    @Override
    public long seconds(Dice dice, JsonNode parameters) {
        return parameters
                .path("intervalSeconds")
                .asLong(parameters
                        .path("roundSeconds")
                        .asLong(parameters.path("closesAfterSeconds").asLong(600)));
    }
}
