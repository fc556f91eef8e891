// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the host and its product team do: listings, stock, policies. */
record HostActs(Player player) {
    void next() {
        Dice dice = player.dice;
        String listing = "/listings/" + player.ref();
        String item = listing + "/items/"
                + player.listing.path("items").path(0).path("id").asText();
        switch (dice.from(0, 11)) {
            case 0 -> units(item + "/restock", dice.from(1, 3));
            case 1, 2 -> units(item + "/sold", dice.from(1, 2));
            case 3, 4 -> {
                ObjectNode sale = Wire.object().put("units", dice.from(1, 2)).put("orderReference", player.order());
                player.command(Request.post(Cast.HOST, item + "/sell", Wire.write(sale)));
            }
            case 5 ->
                player.command(Request.post(dice.of(Cast.HOST, Cast.SARA, Cast.OPERATOR), listing + "/withdraw", ""));
            case 6 -> change(listing);
            case 7 -> new Opening(player).privateTerms();
            case 8 -> republish();
            case 9 -> dryRun();
            case 10 -> player.read(Request.get(Cast.HOST, listing + "/stock"));
            default ->
                player.command(
                        Request.command(Cast.HOST, "PUT", "/listings/other", Wire.write(player.game.listing(dice))));
        }
    }

    private void units(String target, int units) {
        player.command(Request.post(Cast.HOST, target, Wire.write(Wire.object().put("units", units))));
    }

    /** Puts the listing anew: as it was, with another list price, or as something else. */
    private void change(String listing) {
        Dice dice = player.dice;
        Answer seen = player.read(Request.get(Cast.HOST, listing));
        ObjectNode draft = dice.percent(70) ? player.listing.deepCopy() : player.game.listing(dice);
        if (dice.percent(30)) {
            draft.put("seller", "sandra");
        } else if (dice.percent(40)) {
            ((ObjectNode) draft.path("items").path(0)).put("stock", dice.from(1, 6));
        }
        Request put = Request.command(Cast.HOST, "PUT", listing, Wire.write(draft));
        player.command(seen.tag().map(tag -> put.with(Request.IF_MATCH, tag)).orElse(put));
    }

    private void republish() {
        Answer seen = player.read(Request.get(Cast.EDITOR, "/policy"));
        new Opening(player)
                .publish(
                        seen.tag().orElse("\"0\""),
                        player.dice.percent(50) ? player.parameters : player.game.parameters(player.dice));
    }

    private void dryRun() {
        ObjectNode body = Wire.object();
        ArrayNode listings = body.putArray("listings").add(player.ref());
        if (player.dice.percent(30)) {
            listings.add("other");
        }
        if (player.dice.percent(30)) {
            body.put("at", "2026-02-01T00:00:00Z");
        }
        player.read(Request.post(Cast.EDITOR, "/policy/dry-run", Wire.write(body)));
    }
}
