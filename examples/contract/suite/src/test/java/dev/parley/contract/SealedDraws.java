// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import static dev.parley.contract.Shop.OPERATOR;
import static dev.parley.contract.Shop.euros;
import static dev.parley.contract.Shop.path;

import dev.parley.audit.PublishedKey;
import dev.parley.model.Json;
import dev.parley.protocol.sealedbid.DrawVerification;
import dev.parley.protocol.sealedbid.DrawVerifier;
import java.time.Duration;
import java.util.List;

/** Sealed bids whose price is drawn, and who may check the draw. */
record SealedDraws(Pair pair, Shop shop) {
    private static final String AUDITOR = "nora";

    void opened() {
        Json view = agreed("drawn", "berta");
        for (String caller : List.of("berta", "sara", OPERATOR, AUDITOR)) {
            pair.revisited(caller, path(view) + "/draws");
        }
        String opening = path(view) + "/draws/lamp/opening";
        verify(pair.ok(Request.get(AUDITOR, opening)), view);
        pair.refused(Request.get("berta", opening), 403, "CONSENT_MISSING");
        Request consent = Request.post("berta", path(view) + "/draws/lamp/consent", "");
        Json asked = pair.ok(consent);
        expect(asked, "mayOpen", Json.of(false));
        pair.refused(Request.get("sara", opening), 403, "CONSENT_MISSING");
        expect(pair.ok(Request.post("sara", path(view) + "/draws/lamp/consent", "")), "mayOpen", Json.of(true));
        if (!pair.ok(consent).equals(asked)) {
            throw new AssertionError("a retried consent was answered otherwise");
        }
        for (String caller : List.of("berta", "sara")) {
            verify(pair.ok(Request.get(caller, opening)), view);
            pair.revisited(caller, path(view) + "/draws");
            pair.ok(Request.get(caller, path(view) + "/events"));
            pair.ok(Request.get(caller, path(view) + "/transcript"));
        }
    }

    private static void expect(Json answer, String member, Json value) {
        if (!answer.get(member).equals(value)) {
            throw new AssertionError("not " + member + ' ' + value + ": " + answer.canonicalText());
        }
    }

    private void verify(Json export, Json view) {
        List<PublishedKey> keys = PublishedKey.fromJwks(pair.ok(Request.get(AUDITOR, "/keys")));
        long drawn = new DrawVerifier(keys)
                .verify(export.get("receipt").text(), export.get("opening"))
                .match(DrawVerification.Verified::price, rejected -> {
                    throw new AssertionError(rejected.fault() + ": " + rejected.why());
                });
        long agreed = view.get("details")
                .get("items")
                .get("lamp")
                .get("outcome")
                .list(sale -> sale.get("price").integer())
                .get(0);
        if (drawn != agreed) {
            throw new AssertionError("drawn " + drawn + ", agreed " + agreed);
        }
    }

    void refused() {
        Json open = submitted("undrawn", "carla");
        String draw = path(open) + "/draws/lamp";
        pair.refused(Request.post("carla", draw + "/consent", ""), 409, "NO_DRAW");
        pair.refused(Request.get(AUDITOR, draw + "/opening"), 409, "NO_DRAW");
        pair.advance(Duration.ofHours(1));
        Request consent = Request.post("carla", draw + "/consent", "");
        pair.refused(consent.by(""), 401, "UNAUTHENTICATED");
        pair.refused(consent.by("dora"), 404, "NOT_FOUND");
        pair.refused(consent.by(AUDITOR), 404, "NOT_FOUND");
        pair.refused(consent.by(OPERATOR), 403, "NOT_ENTITLED");
        pair.refused(consent.by("other:carla"), 404, "NOT_FOUND");
        pair.refused(consent.by("carla/bot"), 403, "MANDATE_REQUIRED");
        pair.refused(Request.get("dora", draw + "/opening"), 404, "NOT_FOUND");
        pair.refused(Request.get("other:nora", draw + "/opening"), 404, "NOT_FOUND");
        pair.refused(Request.get("nora/bot", draw + "/opening"), 403, "MANDATE_REQUIRED");
        pair.refused(Request.get(OPERATOR, draw + "/opening"), 403, "NOT_ENTITLED");
        pair.refused(Request.get("dora", path(open) + "/draws"), 404, "NOT_FOUND");
        pair.refused(Request.get(AUDITOR, path(open)), 404, "NOT_FOUND");
        pair.refused(Request.post("carla", path(open) + "/draws/none/consent", ""), 409, "NO_DRAW");
    }

    private Json agreed(String listing, String buyer) {
        Json view = submitted(listing, buyer);
        pair.advance(Duration.ofHours(1));
        return pair.ok(Request.get(buyer, path(view)));
    }

    private Json submitted(String listing, String buyer) {
        shop.listSealed(listing);
        Json view = pair.ok(Request.post(buyer, "/negotiations", "{\"listing\":\"" + listing + "\"}"));
        pair.ok(Request.post(buyer, path(view) + "/moves", submission(9_000, 8_000, "from-berta")));
        pair.ok(Request.post("sara", path(view) + "/moves", submission(6_000, 7_000, "from-sara")));
        return view;
    }

    private static String submission(long best, long fair, String nonce) {
        return "{\"kind\":\"submit\",\"items\":[{\"item\":\"lamp\",\"values\":{\"price\":" + euros(best)
                + "}}],\"payload\":{\"fairPrices\":{\"lamp\":" + fair + "},\"nonces\":{\"lamp\":\"" + nonce
                + "\"}}}";
    }
}
