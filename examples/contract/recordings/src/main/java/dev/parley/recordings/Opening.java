// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What comes before the moves: policy, listing, mandates, the negotiation itself. */
record Opening(Player player) {
    void setUp() {
        publish("\"0\"", player.parameters);
        player.command(Request.command(Cast.HOST, "PUT", "/listings/" + player.ref(), Wire.write(player.listing)));
        if (player.dice.percent(50)) {
            privateTerms();
        }
        if (player.dice.percent(60)) {
            new Mandates(player).grant(Cast.BERTA, "ada", "BUYER");
        }
        if (player.dice.percent(40)) {
            new Mandates(player).grant(Cast.SARA, "sid", "SELLER");
        }
        if (player.dice.percent(15)) {
            new Mandates(player).grant(Cast.CARLA, "", "BUYER");
        }
    }

    /** Publishes a policy in place of the one whose tag the editor saw. */
    Answer publish(String seen, ObjectNode parameters) {
        ObjectNode draft = Wire.object().put("comment", "for a recording");
        ObjectNode rule = draft.putArray("rules").addObject().put("name", "all of it");
        if (player.dice.percent(40)) {
            rule.putObject("selector").putArray("categories").add(player.game.protocol());
        }
        ObjectNode choice =
                rule.putObject("choice").put("protocol", player.game.protocol()).put("version", 1);
        choice.set("parameters", parameters);
        choice.put("settlement", player.game.settlement(player.dice));
        player.game.mediator().ifPresent(mediator -> choice.put("mediator", mediator));
        Request request = Request.command(Cast.EDITOR, "PUT", "/policy", Wire.write(draft));
        return player.command(request.with(Request.IF_MATCH, seen));
    }

    void privateTerms() {
        Optional<ObjectNode> terms = player.game.privateTerms(player.dice, player.listing);
        ObjectNode body = Wire.object();
        body.set("terms", terms.orElseGet(Wire::object));
        player.command(
                Request.command(Cast.SARA, "PUT", "/listings/" + player.ref() + "/private-terms", Wire.write(body)));
    }

    /** Who opens here. */
    String opener() {
        if (player.game.sellerOpens()) {
            return player.dice.percent(90) || !player.known.mandated(Cast.SARA) ? Cast.SARA : Cast.SARAS_AGENT;
        }
        return player.buyer();
    }

    void open(String caller) {
        ObjectNode body = Wire.object().put("listing", player.ref());
        boolean selling = Cast.principal(caller).equals(Cast.SARA);
        if (selling && player.dice.percent(30)) {
            player.game.privateTerms(player.dice, player.listing).ifPresent(terms -> body.set("privateTerms", terms));
        }
        if (!selling && player.dice.percent(60)) {
            player.game.first(player.dice, player.listing).ifPresent(first -> body.set("first", first));
        }
        player.command(Request.post(caller, "/negotiations", Wire.write(body)));
    }
}
