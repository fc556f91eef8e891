// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.util.Optional;

/** What there is to read. */
record Reads(Player player) {
    void next() {
        Dice dice = player.dice;
        String reader = dice.percent(70) ? dice.one(Cast.PARTIES) : dice.one(Cast.ALL);
        switch (dice.from(0, 13)) {
            case 0, 1, 2 -> negotiation(reader, dice.of("", "", "/events", "/events?limit=2", "/transcript"));
            case 3 -> draws(reader);
            case 4 -> player.read(Request.get(reader, "/negotiations?limit=" + dice.from(1, 3)));
            case 5 ->
                player.read(Request.get(
                        reader,
                        "/negotiations?"
                                + dice.of(
                                        "open=true",
                                        "role=BUYER",
                                        "listing=goods",
                                        "principal=berta",
                                        "role=SELLER&open=false")));
            case 6 -> cursor(reader);
            case 7 -> revisit(Cast.SARA, "/listings/goods/private-terms");
            case 8 -> revisit(reader, "/listings/goods");
            case 9 ->
                revisit(
                        dice.of(Cast.EDITOR, Cast.OPERATOR),
                        dice.of("/policy", "/policy/versions/1", "/policy/versions"));
            case 10 -> revisit(reader, dice.of("/protocols", "/protocols/" + player.game.protocol(), "/keys"));
            default -> draws(reader);
        }
    }

    private void negotiation(String reader, String beneath) {
        player.negotiation().ifPresent(negotiation -> revisit(reader, "/negotiations/" + negotiation + beneath));
    }

    private void cursor(String reader) {
        if (!player.known.cursors.isEmpty()) {
            player.read(Request.get(reader, player.dice.one(player.known.cursors)));
        }
    }

    /** Prices that chance decided: listed, consented to, opened. */
    private void draws(String reader) {
        Optional<String> negotiation = player.negotiation();
        if (negotiation.isEmpty()) {
            return;
        }
        String draws = "/negotiations/" + negotiation.get() + "/draws";
        switch (player.dice.from(0, 3)) {
            case 0 -> revisit(player.dice.of(reader, Cast.AUDITOR), draws);
            case 1, 2 ->
                player.command(Request.post(
                        player.dice.one(player.known.seen(negotiation.get())), draws + "/lamp/consent", ""));
            default ->
                revisit(
                        player.dice.percent(70) ? player.dice.one(player.known.seen(negotiation.get())) : Cast.AUDITOR,
                        draws + "/lamp/opening");
        }
    }

    /** Reads something, and again with its tag. */
    private void revisit(String reader, String target) {
        Answer first = player.read(Request.get(reader, target));
        if (player.dice.percent(50)) {
            first.tag().ifPresent(tag -> player.read(Request.get(reader, target).with("If-None-Match", tag)));
        }
    }
}
