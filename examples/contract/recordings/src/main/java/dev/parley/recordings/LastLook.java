// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The end of a sequence: everything that there is to see, by everybody who may see it. */
record LastLook(Player player) {
    void look() {
        player.tape.work();
        List<String> negotiations = player.known.negotiations;
        negotiations.subList(0, Math.min(2, negotiations.size())).forEach(this::look);
        for (String caller : List.of(Cast.SARA, Cast.BERTA)) {
            player.read(Request.get(caller, "/deals"));
        }
        player.read(Request.get(Cast.OPERATOR, "/negotiations"));
        player.read(Request.get(Cast.HOST, "/listings/" + player.ref() + "/stock"));
        if (player.dice.percent(10)) {
            new OperatorActs(player).erase("/principals/" + Cast.BERTA);
        }
        player.known.mandates.forEach(
                mandate -> player.read(Request.get(mandate.owner(), "/mandates/" + mandate.id())));
    }

    private void look(String negotiation) {
        String path = "/negotiations/" + negotiation;
        List<String> seats = List.of(Cast.SARA, Cast.BERTA, Cast.CARLA, Cast.DORA).stream()
                .filter(caller -> caller.equals(Cast.SARA)
                        || player.known.view(negotiation, caller).isPresent())
                .toList();
        for (String caller : seats) {
            player.read(Request.get(caller, path));
            player.read(Request.get(caller, path + "/events"));
        }
        draws(path, seats);
        if (negotiation.equals(player.known.negotiations.get(0))) {
            seats.forEach(caller -> player.read(Request.get(caller, path + "/transcript")));
            player.read(Request.get(Cast.OPERATOR, path + "/transcript"));
        }
    }

    /** Prices that chance decided: all consent, and all look. */
    private void draws(String path, List<String> seats) {
        if (!player.game.protocol().equals("sealed-bid")) {
            return;
        }
        Answer draws = player.read(Request.get(Cast.SARA, path + "/draws"));
        for (JsonNode draw : draws.json().path("draws")) {
            String one = path + "/draws/" + draw.path("item").asText();
            seats.forEach(caller -> player.command(Request.post(caller, one + "/consent", "")));
            seats.forEach(caller -> player.read(Request.get(caller, one + "/opening")));
        }
    }
}
