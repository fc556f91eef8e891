// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What becomes of deals. */
record DealActs(Player player) {
    void next() {
        Dice dice = player.dice;
        if (player.known.deals.isEmpty()) {
            player.read(Request.get(dice.of(Cast.BERTA, Cast.SARA, Cast.BERTAS_AGENT), "/deals"));
            return;
        }
        Known.Thing deal = dice.one(player.known.deals);
        String path = "/deals/" + deal.id();
        switch (dice.from(0, 9)) {
            case 0, 1 ->
                player.command(Request.post(dice.percent(70) ? deal.owner() : Cast.HOST, path + "/begin-checkout", ""));
            case 2, 3, 4 -> redeem(deal);
            case 5 -> reverse();
            case 6 ->
                player.command(Request.post(dice.of(deal.owner(), Cast.SARA, Cast.OPERATOR), path + "/cancel", ""));
            case 7 ->
                player.read(Request.get(
                        dice.of(deal.owner(), Cast.SARA, Cast.HOST, Cast.OPERATOR), "/deals?limit=" + dice.from(1, 2)));
            case 8 -> player.pass(dice.of(60, 900, 1_800, 7_200, 86_400));
            default -> {
                Answer first = player.read(Request.get(dice.of(deal.owner(), Cast.SARA, Cast.HOST), path));
                first.tag()
                        .ifPresent(tag ->
                                player.read(Request.get(deal.owner(), path).with("If-None-Match", tag)));
            }
        }
    }

    private void redeem(Known.Thing deal) {
        ObjectNode body = Wire.object();
        ArrayNode deals = body.putArray("deals").add(deal.id());
        if (player.dice.percent(30)) {
            Known.Thing other = player.dice.one(player.known.deals);
            if (!other.equals(deal)) {
                deals.add(other.id());
            }
        }
        body.put("orderReference", player.order());
        player.command(Request.post(Cast.HOST, "/deals/redeem", Wire.write(body)));
    }

    private void reverse() {
        String order = player.known.orders.isEmpty() ? player.order() : player.dice.one(player.known.orders);
        player.command(Request.post(
                Cast.HOST, "/deals/reverse", Wire.write(Wire.object().put("orderReference", order))));
    }
}
