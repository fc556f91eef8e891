// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The seller lays a coin, the buyer calls. */
final class CoinTossGame implements Game {
    @Override
    public String protocol() {
        return "coin-toss";
    }

    @Override
    public ObjectNode parameters(Dice dice) {
        return dice.percent(20) ? Wire.object() : Wire.object().put("seconds", dice.of(60, 600, 3_600, 86_400));
    }

    @Override
    public ObjectNode listing(Dice dice) {
        return Goods.listing(dice, protocol(), dice.percent(98) ? 1 : 2, true);
    }

    @Override
    public Optional<ObjectNode> privateTerms(Dice dice, JsonNode listing) {
        return Optional.empty();
    }

    @Override
    public List<String> kinds() {
        return List.of("lay", "call");
    }

    @Override
    public ObjectNode move(Dice dice, JsonNode view, JsonNode action) {
        ObjectNode move = Wire.object().put("kind", action.path("kind").asText());
        move.putObject("payload").put("heads", dice.percent(50));
        return move;
    }

    @Override
    public long seconds(Dice dice, JsonNode parameters) {
        return parameters.path("seconds").asLong(3_600);
    }
}
