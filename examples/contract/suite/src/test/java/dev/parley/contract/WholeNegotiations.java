// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import static dev.parley.contract.Shop.EDITOR;
import static dev.parley.contract.Shop.HOST;
import static dev.parley.contract.Shop.OPERATOR;
import static dev.parley.contract.Shop.accept;
import static dev.parley.contract.Shop.answer;
import static dev.parley.contract.Shop.counter;
import static dev.parley.contract.Shop.desk;
import static dev.parley.contract.Shop.hashOf;
import static dev.parley.contract.Shop.lamp;
import static dev.parley.contract.Shop.offer;
import static dev.parley.contract.Shop.path;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import java.time.Duration;
import java.util.List;

/** Negotiations from end to end, and everything that there is to read on the way. */
record WholeNegotiations(Pair pair, Shop shop) {
    /** Two items, haggled over piece by piece, paid, paid again, and taken back. */
    void fromListingToReversal() {
        shop.list("study", "pieces", "ON_ACCEPTANCE");
        pair.ok(Request.command("sara", "PUT", "/listings/study/private-terms", """
                {"terms":{"items":{"lamp":{"autoDecline":100}}}}"""));
        Json opened = shop.open("berta", "study", desk(60_000), lamp(7_000));
        pair.ok(Request.post("sara", path(opened) + "/moves/simulate", counter(opened, desk(70_000))));
        Json countered = shop.move("sara", opened, counter(opened, desk(80_000)));
        pair.advance(Duration.ofMinutes(5));
        Json again = shop.move(
                "berta",
                countered,
                answer(
                        "counter",
                        countered,
                        hashOf(countered) + ",\"items\":[" + desk(70_000) + "],\"payload\":{\"accepts\":[\"lamp\"]}"));
        Json agreed = shop.move("sara", again, accept(again));
        pair.advance(Duration.ofSeconds(1));
        read(agreed);
        List<String> deals = agreed.get("deals").list(Json::text);
        deals.forEach(this::dealsAreRead);
        redeem(deals);
    }

    private void read(Json view) {
        for (String caller : List.of("berta", "sara", OPERATOR)) {
            pair.revisited(caller, path(view));
            pair.ok(Request.get(caller, path(view) + "/events"));
            pair.ok(Request.get(caller, path(view) + "/transcript"));
            pages(caller, path(view) + "/events?limit=1");
            pages(caller, "/negotiations?limit=1");
            pair.ok(Request.get(caller, "/negotiations?open=false&listing=study&role=BUYER"));
        }
        pair.revisited("sara", "/listings/study");
        pair.revisited("sara", "/listings/study/private-terms");
        pair.ok(Request.get(HOST, "/listings/study/stock"));
    }

    private void pages(String caller, String path) {
        Json page = pair.ok(Request.get(caller, path));
        for (int most = 5; most > 0 && page.find("next").isPresent(); most--) {
            page = pair.ok(
                    Request.get(caller, path + "&cursor=" + page.get("next").text()));
        }
    }

    private void dealsAreRead(String deal) {
        pair.revisited("berta", "/deals/" + deal);
        pair.ok(Request.get(HOST, "/deals/" + deal));
        pair.ok(Request.post("berta", "/deals/" + deal + "/begin-checkout", ""));
        pages("berta", "/deals?limit=1");
    }

    private void redeem(List<String> deals) {
        String order = "{\"deals\":" + Json.array(deals, Json::of).canonicalText() + ",\"orderReference\":\"order-1\"}";
        Json first = pair.ok(Request.post(HOST, "/deals/redeem", order));
        Json second = pair.ok(Request.post(HOST, "/deals/redeem", order));
        if (!first.get("items").equals(second.get("items"))) {
            throw new AssertionError("redeemed again with another answer: " + second.canonicalText());
        }
        pair.refused(Request.post(HOST, "/deals/redeem", order.replace("order-1", "order-2")), 409, "ALREADY_REDEEMED");
        pair.advance(Duration.ofSeconds(1));
        Request reversal = Request.post(HOST, "/deals/reverse", "{\"orderReference\":\"order-1\"}");
        pair.ok(reversal);
        pair.ok(reversal);
        pair.advance(Duration.ofSeconds(1));
        pair.ok(Request.get(HOST, "/listings/study/stock"));
        deals.forEach(deal -> pair.revisited("sara", "/deals/" + deal));
    }

    /** The other ways in which a negotiation ends, and what an operator may do to it. */
    void otherEndings() {
        shop.list("ends", "pieces", "NOT_BINDING");
        Json declined = shop.open("berta", "ends", lamp(5_000));
        Json invited = shop.move("sara", declined, answer("reject", declined, ",\"payload\":{\"invite\":true}"));
        Json anew = shop.move("berta", invited, offer(lamp(6_000)));
        shop.move("berta", anew, "{\"kind\":\"withdraw\",\"payload\":{\"leave\":true}}");
        Json paused = shop.open("carla", "ends", lamp(5_000));
        for (String action : List.of("pause", "resume", "cancel")) {
            pair.ok(Request.post(OPERATOR, path(paused) + "/" + action, ""));
        }
        Json deal = pair.ok(Request.get("dora", "/deals"));
        if (!deal.get("items").elements().isEmpty()) {
            throw new AssertionError("a stranger has deals: " + deal.canonicalText());
        }
        pair.ok(Request.post("dora", "/deals/" + shop.deal("dora", "ends") + "/cancel", ""));
        Json expiring = shop.open("emma", "ends", lamp(5_000));
        pair.advance(Duration.ofHours(2));
        pair.revisited("emma", path(expiring));
        Json orphan = shop.open("frida", "ends", lamp(5_000));
        pair.ok(Request.post(HOST, "/listings/ends/items/lamp/sold", "{\"units\":50}"));
        pair.advance(Duration.ofSeconds(1));
        pair.revisited("frida", path(orphan));
        shop.list("gone", "pieces", "ON_PAYMENT");
        Json closed = shop.open("frida", "gone", lamp(5_000));
        pair.ok(Request.post(HOST, "/listings/gone/withdraw", ""));
        pair.advance(Duration.ofSeconds(1));
        pair.revisited("frida", path(closed));
    }

    /** Stock that comes in, is sold at list price and elsewhere, and a listing that is changed. */
    void stock() {
        String seen = Listing.fromJson(shop.list("counted", "pieces", "ON_ACCEPTANCE"))
                .revision();
        String lamps = "/listings/counted/items/lamp";
        pair.ok(Request.post(HOST, lamps + "/restock", "{\"units\":2}"));
        Request change = Request.command(HOST, "PUT", "/listings/counted", Shop.draft("pieces", "ON_ACCEPTANCE"));
        pair.refused(change, 428, "REVISION_REQUIRED");
        pair.refused(change.with("If-Match", '"' + seen + '"'), 412, "STALE_REVISION");
        pair.refused(Request.post("sara", lamps + "/restock", "{\"units\":2}"), 403, "NOT_ENTITLED");
        String deal = shop.deal("hanna", "counted");
        String sale = "{\"units\":51,\"orderReference\":\"at-list-price\"}";
        pair.ok(Request.post(HOST, lamps + "/sell", sale));
        pair.ok(Request.post(HOST, lamps + "/sell", sale));
        pair.refused(Request.post(HOST, lamps + "/sell", sale.replace("51", "1")), 422, "IDEMPOTENCY_KEY_REUSED");
        pair.refused(
                Request.post(HOST, lamps + "/sell", sale.replace("at-list-price", "another")),
                409,
                "STOCK_UNAVAILABLE");
        pair.ok(Request.get(HOST, "/listings/counted/stock"));
        pair.ok(Request.post(HOST, lamps + "/sold", "{\"units\":1}"));
        pair.refused(
                Request.post(HOST, "/deals/redeem", "{\"deals\":[\"" + deal + "\"],\"orderReference\":\"late\"}"),
                409,
                "SOLD_ELSEWHERE");
        pair.revisited("hanna", "/deals/" + deal);
    }

    /** Mandates, limits, and what an agent must ask for. */
    void mandatesAndApprovals() {
        shop.list("errand", "pieces", "ON_ACCEPTANCE");
        Json mandate = pair.ok(Request.post("gerda", "/mandates", Mandates.draft("bot", 20_000, 8_000)));
        String path = "/mandates/" + mandate.get("id").text();
        Json opened = shop.open("gerda/bot", "errand", lamp(5_000));
        Json countered = shop.move("sara", opened, counter(opened, lamp(9_500)));
        Response asked = pair.send(Request.post("gerda/bot", path(opened) + "/moves", counter(countered, lamp(9_000))));
        expect(asked, 403, "APPROVAL_REQUIRED");
        Json approvals = pair.ok(Request.get("gerda", "/approvals"));
        String approval = "/approvals/"
                + approvals.get("items").elements().get(0).get("id").text();
        pair.revisited("gerda/bot", approval);
        pair.ok(Request.post("gerda", approval + "/approve", ""));
        pair.refused(Request.post("gerda", approval + "/deny", ""), 409, "APPROVAL_NOT_PENDING");
        Json view = pair.ok(Request.get("sara", path(opened)));
        shop.move("sara", view, accept(view));
        pair.advance(Duration.ofSeconds(1));
        for (String caller : List.of("gerda", "gerda/bot")) {
            pair.revisited(caller, path);
            pages(caller, "/mandates?limit=1");
            pages(caller, "/approvals?limit=1");
        }
        denied();
        firstMoveApproved();
        for (String list : List.of("/mandates", "/negotiations", "/deals")) {
            pages(OPERATOR, list + "?principal=gerda&limit=2");
            pair.refused(Request.get("gerda", list + "?principal=gerda"), 403, "NOT_ENTITLED");
        }
        pair.ok(Request.post("gerda", path + "/revoke", ""));
        pair.advance(Duration.ofSeconds(1));
        pair.revisited("gerda", path);
    }

    /** One bid is voided; then somebody is shut out with all that is theirs, and let in again. */
    void oneBidAndOnePersonOut() {
        shop.list("taken-over", "pieces", "ON_ACCEPTANCE");
        shop.list("taken-over-too", "pieces", "ON_ACCEPTANCE");
        pair.ok(Request.post("ivan", "/mandates", Mandates.draft("bot", 20_000, 19_000)));
        Json offered = shop.open("ivan/bot", "taken-over", lamp(5_000));
        String deal = shop.deal("ivan", "taken-over-too");
        String held = "/principals/ivan/holds";
        pages(OPERATOR, held + "?limit=1");
        String slip = "{\"seat\":\"buyer\",\"reason\":\"a slip\"}";
        Request voiding = Request.post(OPERATOR, path(offered) + "/void", slip);
        pair.refused(voiding.by("sara"), 403, "NOT_ENTITLED");
        pair.refused(voiding.by("dora"), 404, "NOT_FOUND");
        pair.ok(voiding);
        pair.ok(voiding);
        pair.refused(Request.post(OPERATOR, path(offered) + "/void", slip), 409, "NOTHING_STANDS");
        for (String caller : List.of("ivan", "sara", OPERATOR)) {
            pair.ok(Request.get(caller, path(offered) + "/events"));
            pair.ok(Request.get(caller, path(offered) + "/transcript"));
        }
        barred(deal);
    }

    private void barred(String deal) {
        Request bar = Request.post(OPERATOR, "/principals/ivan/bar", "{\"reason\":\"counterfeits\"}");
        for (String path : List.of("/principals/ivan/holds", "/principals/ivan/bars")) {
            pair.refused(Request.get("ivan", path), 403, "NOT_ENTITLED");
        }
        pair.refused(bar.by("sara"), 403, "NOT_ENTITLED");
        pair.ok(bar);
        pair.ok(bar);
        pair.refused(Request.post(OPERATOR, "/principals/ivan/bar", "{\"reason\":\"more\"}"), 409, "ALREADY_BARRED");
        String opening = "{\"listing\":\"taken-over\"}";
        pair.refused(Request.post("ivan", "/negotiations", opening), 403, "BARRED");
        pair.refused(Request.post("ivan", "/mandates", Mandates.draft("other", 10, 10)), 403, "BARRED");
        pair.advance(Duration.ofSeconds(1));
        pair.revisited("ivan", "/deals/" + deal);
        pages(OPERATOR, "/principals/ivan/holds?limit=1");
        pages(OPERATOR, "/principals/ivan/bars?limit=1");
        pair.ok(Request.post(OPERATOR, "/principals/ivan/readmit", ""));
        pair.refused(Request.post(OPERATOR, "/principals/ivan/readmit", ""), 409, "NOT_BARRED");
        pair.ok(Request.post("ivan", "/negotiations", opening));
    }

    /** A first move that must be asked for opens nothing until it is granted. */
    private void firstMoveApproved() {
        shop.list("third-errand", "pieces", "ON_ACCEPTANCE");
        Request open = Request.post("gerda/bot", "/negotiations", Shop.opening("third-errand", offer(lamp(8_000))));
        expect(pair.send(open), 403, "APPROVAL_REQUIRED");
        Json newest = pair.ok(Request.get("gerda", "/approvals?limit=1"))
                .get("items")
                .elements()
                .get(0);
        String approval = "/approvals/" + newest.get("id").text();
        pair.revisited("gerda/bot", approval);
        Json granted = pair.ok(Request.post("gerda", approval + "/approve", ""));
        pair.revisited("sara", "/negotiations/" + granted.get("negotiation").text());
        pair.revisited("gerda/bot", approval);
    }

    private void denied() {
        shop.list("second-errand", "pieces", "ON_ACCEPTANCE");
        Json opened = shop.open("gerda/bot", "second-errand", lamp(5_000));
        Json countered = shop.move("sara", opened, counter(opened, lamp(9_500)));
        expect(
                pair.send(Request.post("gerda/bot", path(opened) + "/moves", counter(countered, lamp(9_100)))),
                403,
                "APPROVAL_REQUIRED");
        Json approvals = pair.ok(Request.get("gerda", "/approvals?limit=200"));
        String pending = approvals.get("items").elements().stream()
                .filter(each -> each.get("state").text().equals("PENDING"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .text();
        pair.ok(Request.post("gerda", "/approvals/" + pending + "/deny", ""));
    }

    static void expect(Response response, int status, String code) {
        if (response.status() != status || !response.code().equals(code)) {
            throw new AssertionError("not " + status + ' ' + code + ": " + response);
        }
    }

    /** What there is to read besides. */
    void shelves() {
        Json protocols = pair.ok(Request.get("berta", "/protocols"));
        protocols
                .get("items")
                .elements()
                .forEach(each ->
                        pair.revisited("berta", "/protocols/" + each.get("name").text()));
        pair.revisited("berta", "/keys");
        pair.revisited(EDITOR, "/policy");
        pair.revisited(EDITOR, "/policy/versions/1");
        pages(EDITOR, "/policy/versions?limit=1");
        shop.list("tried", "sets", "ON_PAYMENT");
        pair.ok(Request.post(EDITOR, "/policy/dry-run", "{\"listings\":[\"tried\"]}"));
        pair.ok(Request.post(
                EDITOR,
                "/policy/dry-run",
                "{\"listings\":[\"tried\"],\"draft\":{\"rules\":[]},\"at\":\"2027-01-01T00:00:00Z\"}"));
        Json told = pair.ok(Request.post(EDITOR, "/policy/dry-run", """
                {"listings":[],"draft":{"rules":[
                  {"name":"all","choice":{"protocol":"alternating-offers","version":1,"settlement":"all"}},
                  {"name":"never","choice":{"protocol":"alternating-offers","version":1,"settlement":"all"}}]}}"""));
        if (told.get("warnings").elements().size() != 1) {
            throw new AssertionError("a rule that can never win is not told: " + told);
        }
        pair.revisited("sara", "/listings/tried");
        Json opened = shop.open("berta", "tried", desk(60_000), lamp(7_000));
        pair.refused(
                Request.post(
                        "sara",
                        path(opened) + "/moves",
                        answer("accept", opened, hashOf(opened) + ",\"payload\":{\"items\":[\"lamp\"]}")),
                422,
                "PARTIAL_NOT_ALLOWED");
        shop.move("sara", opened, accept(opened));
    }
}
