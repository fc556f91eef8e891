// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import static dev.parley.contract.Shop.lamp;
import static dev.parley.contract.Shop.offer;
import static dev.parley.contract.Shop.opening;

import dev.parley.model.Json;
import java.util.List;

/** A store that refuses connections, and one that gives none for longer than anybody waits. */
record StoreOut(Pair pair, Shop shop) {
    void downOrSilent() {
        shop.list("dark", "pieces", "ON_ACCEPTANCE");
        Json view = shop.open("carla", "dark", lamp(5_000));
        Request open = Request.post("berta", "/negotiations", opening("dark", offer(lamp(5_000))));
        List<Request> requests = List.of(
                open,
                Request.get("carla", Shop.path(view)),
                Request.post("sara", Shop.path(view) + "/moves", Shop.accept(view)),
                Request.post(Shop.HOST, "/deals/redeem", "{\"deals\":[\"deal_1\"],\"orderReference\":\"o\"}"));
        for (String mode : List.of("down", "silent")) {
            pair.ask("store " + mode);
            try {
                requests.forEach(this::isTold);
            } finally {
                pair.ask("store up");
            }
        }
        pair.ok(open);
        shop.move("sara", view, Shop.accept(view));
    }

    private void isTold(Request request) {
        Response response = pair.refused(request, 503, "STORE_UNAVAILABLE");
        boolean again = response.json().get("retryable").bool();
        if (!again || !response.header("Retry-After").matches("[1-9][0-9]*")) {
            throw new AssertionError("not told when to try again: " + response);
        }
    }
}
