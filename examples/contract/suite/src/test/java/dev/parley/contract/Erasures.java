// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import static dev.parley.contract.Shop.OPERATOR;
import static dev.parley.contract.Shop.lamp;
import static dev.parley.contract.Shop.offer;
import static dev.parley.contract.Shop.path;

import dev.parley.model.Json;
import java.time.Duration;

/** A principal is erased, on both hosts alike. */
record Erasures(Pair pair, Shop shop) {
    void erased() {
        shop.list("private", "pieces", "ON_ACCEPTANCE");
        Json view = shop.open("ines", "private", lamp(5_000));
        String erasure = "/principals/ines/erasure";
        Request ask = Request.post(OPERATOR, "/principals/ines/erase", "");
        pair.refused(ask.by("ines"), 403, "NOT_ENTITLED");
        pair.refused(Request.get("ines", erasure), 403, "NOT_ENTITLED");
        pair.refused(Request.get(OPERATOR, erasure), 404, "NOT_FOUND");
        pair.refused(Request.post(OPERATOR, "/principals/ines%20too/erase", ""), 404, "NOT_FOUND");
        pair.refused(ask, 409, "STILL_OPEN");
        pair.ok(Request.post(OPERATOR, path(view) + "/cancel", ""));
        Json asked = pair.ok(ask);
        pair.advance(Duration.ofSeconds(1));
        Json done = pair.ok(Request.get(OPERATOR, erasure));
        if (asked.find("completedAt").isPresent() || done.find("completedAt").isEmpty()) {
            throw new AssertionError("asked " + asked.canonicalText() + ", done " + done.canonicalText());
        }
        if (!pair.send(ask).header("Idempotent-Replayed").equals("true")) {
            throw new AssertionError("the first answer did not come again");
        }
        for (String caller : new String[] {"sara", "ines", OPERATOR}) {
            Json shown = pair.revisited(caller, path(view));
            if (!shown.get("details").canonicalText().equals("{\"erased\":true}")) {
                throw new AssertionError(caller + " is shown " + shown.canonicalText());
            }
            pair.ok(Request.get(caller, path(view) + "/events"));
            pair.ok(Request.get(caller, path(view) + "/transcript"));
        }
        pair.refused(Request.post("sara", path(view) + "/moves", offer(lamp(5_000))), 409, "ERASED");
    }
}
