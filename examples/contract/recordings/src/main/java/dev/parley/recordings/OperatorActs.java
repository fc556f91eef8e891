// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What operators do about people: bids voided, people shut out and let in again, holds looked at, words erased. */
record OperatorActs(Player player) {
    void next() {
        Dice dice = player.dice;
        String person = "/principals/" + dice.of(Cast.BERTA, Cast.CARLA, Cast.DORA, Cast.SARA);
        switch (dice.from(0, 7)) {
            case 0, 1 -> player.read(Request.get(operator(), person + "/holds?limit=" + dice.from(1, 50)));
            case 2, 3 -> voidBid();
            case 4 -> bar(person);
            case 5 -> player.command(Request.post(operator(), person + "/readmit", ""));
            case 6 -> player.read(Request.get(operator(), person + "/bars"));
            default -> erase(person);
        }
    }

    private String operator() {
        return player.dice.percent(92) ? Cast.OPERATOR : player.dice.one(Cast.ALL);
    }

    private void voidBid() {
        player.negotiation().ifPresent(negotiation -> {
            ObjectNode body = Wire.object().put("seat", "buyer").put("reason", "by mistake");
            Optional<JsonNode> view = player.known.view(negotiation, player.dice.one(player.known.seen(negotiation)));
            view.ifPresent(seen -> {
                JsonNode offer = seen.path("details").path("offer");
                body.put("seat", offer.path("by").asText(seen.path("seat").asText("buyer")));
                if (offer.has("id")) {
                    body.put("offer", offer.path("id").asText());
                }
            });
            player.command(Request.post(operator(), "/negotiations/" + negotiation + "/void", Wire.write(body)));
        });
    }

    /** Shuts somebody out, mostly not for long. */
    private void bar(String person) {
        player.command(Request.post(
                operator(), person + "/bar", Wire.write(Wire.object().put("reason", "fraud"))));
        player.tape.work();
        if (player.dice.percent(60)) {
            player.command(Request.post(Cast.OPERATOR, person + "/readmit", ""));
        }
    }

    /** Has somebody's words erased and looks how far that is. */
    void erase(String person) {
        player.command(Request.post(operator(), person + "/erase", ""));
        player.tape.work();
        player.read(Request.get(Cast.OPERATOR, person + "/erasure"));
    }
}
