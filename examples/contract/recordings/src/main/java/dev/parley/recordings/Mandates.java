// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** What principals give their agents and what agents ask them. */
record Mandates(Player player) {
    /** Gives an agent a mandate; without one, limits for oneself. */
    void grant(String principal, String agent, String role) {
        ObjectNode draft = Wire.object();
        if (!agent.isEmpty()) {
            draft.put("agent", agent);
        }
        Dice dice = player.dice;
        draft.put("role", role)
                .put("currency", "EUR")
                .put("taxIncluded", true)
                .put("shippingIncluded", player.listing.path("shippingIncluded").asBoolean());
        ObjectNode scope = draft.putObject("scope").put("anything", dice.percent(70));
        boolean anything = scope.path("anything").asBoolean();
        ArrayNode categories = scope.putArray("categories");
        ArrayNode listings = scope.putArray("listings");
        scope.putArray("sellers");
        if (!anything) {
            (dice.percent(50) ? categories : listings).add(dice.percent(80) ? player.ref() : "another");
        }
        draft.set("bounds", bounds(role.equals("BUYER")));
        draft.set("conduct", conduct());
        draft.put("validFrom", "2026-01-01T00:00:00Z")
                .put("validUntil", dice.percent(85) ? "2027-01-01T00:00:00Z" : until(dice));
        player.command(Request.post(principal, "/mandates", Wire.write(draft)));
    }

    private String until(Dice dice) {
        return player.tape
                .marketplace()
                .now()
                .plus(Duration.ofSeconds(dice.of(1, 300, 3_600)))
                .toString();
    }

    private ObjectNode bounds(boolean buying) {
        Dice dice = player.dice;
        ObjectNode bounds = Wire.object();
        ArrayNode issues = bounds.putArray("issues");
        if (dice.percent(15)) {
            ObjectNode limit =
                    issues.addObject().put("issue", "price").putObject("limit").put("type", "range");
            limit.put(buying ? "max" : "min", dice.between(30, 90)).put("scale", 0);
        }
        if (dice.percent(40)) {
            bounds.set("unitPrice", Wire.money(buying ? dice.between(5_000, 12_000) : dice.between(1_000, 7_000)));
        }
        if (dice.percent(25)) {
            bounds.set("perDeal", Wire.money(buying ? dice.between(6_000, 30_000) : dice.between(1_000, 6_000)));
        }
        if (buying && dice.percent(40)) {
            bounds.set("budget", Wire.money(dice.between(6_000, 60_000)));
        }
        if (dice.percent(30)) {
            bounds.put("maxDeals", dice.from(0, 4));
        }
        if (dice.percent(40)) {
            bounds.set("approvalFrom", Wire.money(dice.between(3_000, 8_000)));
        }
        return bounds;
    }

    private ObjectNode conduct() {
        Dice dice = player.dice;
        ObjectNode conduct = Wire.object();
        ArrayNode kinds = conduct.putArray("kinds");
        for (String kind : new String[] {
            "offer",
            "counter",
            "accept",
            "reject",
            "withdraw",
            "submit",
            "commit",
            "reveal",
            "lay",
            "call",
            "take",
            "bid",
            "propose",
            "approve",
            "decline",
            "yes",
            "no"
        }) {
            if (dice.percent(93)) {
                kinds.add(kind);
            }
        }
        if (dice.percent(20)) {
            conduct.put("maxRounds", dice.from(1, 4));
        }
        conduct.put("minSecondsBetweenMoves", dice.percent(85) ? 0 : 30);
        ArrayNode disclosure = conduct.putArray("disclosure").add("IDENTITY");
        if (dice.percent(30)) {
            disclosure.add("LIMITS");
        }
        if (dice.percent(80)) {
            disclosure.add("MESSAGES");
        }
        return conduct;
    }

    void next() {
        Dice dice = player.dice;
        switch (dice.from(0, 6)) {
            case 0 -> grant(Cast.BERTA, dice.of("ada", "", "other"), dice.of("BUYER", "BUYER", "SELLER"));
            case 1 -> grant(Cast.CARLA, dice.of("cleo", ""), "BUYER");
            case 2 ->
                player.read(Request.get(
                        dice.of(Cast.BERTA, Cast.BERTAS_AGENT, Cast.SARA, Cast.CARLA),
                        "/mandates?limit=" + dice.from(1, 3)));
            case 3 -> player.read(Request.get(Cast.OPERATOR, "/mandates?principal=berta"));
            default -> one();
        }
    }

    private void one() {
        if (player.known.mandates.isEmpty()) {
            return;
        }
        Known.Thing mandate = player.dice.one(player.known.mandates);
        String path = "/mandates/" + mandate.id();
        if (player.dice.percent(50)) {
            revisit(player.dice.percent(85) ? mandate.owner() : Cast.BERTAS_AGENT, path);
        } else {
            player.command(
                    Request.post(player.dice.percent(85) ? mandate.owner() : Cast.OPERATOR, path + "/revoke", ""));
        }
    }

    /** Reads something, and again with its tag. */
    private void revisit(String caller, String path) {
        Answer first = player.read(Request.get(caller, path));
        first.tag().ifPresent(tag -> player.read(Request.get(caller, path).with("If-None-Match", tag)));
    }

    /** Looks at what an agent asked, and mostly decides it. */
    void approve() {
        Dice dice = player.dice;
        if (player.known.approvals.isEmpty()) {
            player.read(Request.get(dice.of(Cast.BERTA, Cast.SARA), "/approvals"));
            return;
        }
        Known.Thing approval = dice.one(player.known.approvals);
        String path = "/approvals/" + approval.id();
        if (dice.percent(30)) {
            revisit(dice.percent(80) ? approval.owner() : Cast.BERTAS_AGENT, path);
        }
        if (dice.percent(20)) {
            player.read(Request.get(approval.owner(), "/approvals?limit=1"));
        }
        player.command(Request.post(
                dice.percent(90) ? approval.owner() : Cast.CARLA,
                path + (dice.percent(70) ? "/approve" : "/deny"),
                ""));
    }
}
