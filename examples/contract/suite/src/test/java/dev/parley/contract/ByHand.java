// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import static dev.parley.contract.Shop.EDITOR;
import static dev.parley.contract.Shop.HOST;
import static dev.parley.contract.Shop.OPERATOR;
import static dev.parley.contract.Shop.accept;
import static dev.parley.contract.Shop.answer;
import static dev.parley.contract.Shop.counter;
import static dev.parley.contract.Shop.lamp;
import static dev.parley.contract.Shop.offer;
import static dev.parley.contract.Shop.opening;
import static dev.parley.contract.Shop.path;

import dev.parley.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Requests that fit the contract and that the state, the caller or the clock refuses; each by its status and code. */
record ByHand(Pair pair, Shop shop) {
    /** By whom a request may not come. */
    void callers() {
        shop.list("guarded", "pieces", "ON_ACCEPTANCE");
        Json view = shop.open("berta", "guarded", lamp(5_000));
        Request move = Request.post("sara", path(view) + "/moves", counter(view, lamp(9_000)));
        pair.refused(move.by(""), 401, "UNAUTHENTICATED");
        pair.refused(move.by("dora"), 404, "NOT_FOUND");
        pair.refused(move.by("other:sara"), 404, "NOT_FOUND");
        pair.refused(move.by(OPERATOR), 403, "NOT_ENTITLED");
        pair.refused(move.by("berta"), 409, "NOT_YOUR_TURN");
        pair.refused(move.by("sara/bot"), 403, "MANDATE_REQUIRED");
        for (String what : List.of("", "/events", "/transcript")) {
            pair.refused(Request.get("dora", path(view) + what), 404, "NOT_FOUND");
            pair.refused(Request.get("other:berta", path(view) + what), 404, "NOT_FOUND");
        }
        pair.refused(Request.post("berta", path(view) + "/cancel", ""), 403, "NOT_ENTITLED");
        pair.refused(Request.post("dora", path(view) + "/cancel", ""), 404, "NOT_FOUND");
        String draft = Shop.draft("pieces", "ON_ACCEPTANCE");
        pair.refused(Request.command("sara", "PUT", "/listings/guarded", draft), 403, "NOT_ENTITLED");
        pair.refused(Request.get("berta", "/listings/guarded/stock"), 403, "NOT_ENTITLED");
        pair.refused(Request.get("berta", "/policy"), 403, "NOT_ENTITLED");
        pair.refused(
                Request.command("berta", "PUT", "/policy", Shop.POLICY).with("If-Match", "\"1\""), 403, "NOT_ENTITLED");
        deals();
    }

    private void deals() {
        String deal = shop.deal("carla", "guarded");
        String order = "{\"deals\":[\"" + deal + "\"],\"orderReference\":\"theft\"}";
        pair.refused(Request.get("dora", "/deals/" + deal), 404, "NOT_FOUND");
        pair.refused(Request.post("carla", "/deals/redeem", order), 403, "NOT_ENTITLED");
        pair.refused(Request.post("carla", "/deals/" + deal + "/cancel", ""), 409, "NOT_CANCELLABLE");
        pair.refused(Request.post(HOST, "/deals/redeem", order.replace(deal, "deal_unknown")), 404, "NOT_FOUND");
        pair.refused(Request.post(HOST, "/deals/reverse", "{\"orderReference\":\"theft\"}"), 409, "NOT_REDEEMED");
    }

    /** What an agent's mandate forbids, and what only its principal may do. */
    void mandates() {
        shop.list("bounded", "pieces", "ON_ACCEPTANCE");
        Json mandate = pair.ok(Request.post("hilda", "/mandates", Mandates.draft("bot", 10_000, 9_000_000)));
        String path = "/mandates/" + mandate.get("id").text();
        Request open = Request.post("hilda/bot", "/negotiations", opening("bounded", offer(lamp(10_001))));
        pair.refused(open, 403, "MANDATE_BOUND");
        Json view = shop.open("hilda/bot", "bounded", lamp(6_000));
        shop.list("bounded-too", "pieces", "ON_ACCEPTANCE");
        pair.refused(
                Request.post("hilda/bot", "/negotiations", opening("bounded-too", offer(lamp(4_001)))),
                403,
                "BUDGET_EXCEEDED");
        pair.refused(Request.get("sara", path), 404, "NOT_FOUND");
        pair.refused(Request.post("sara", path + "/revoke", ""), 404, "NOT_FOUND");
        pair.refused(Request.post("hilda/bot", path + "/revoke", ""), 403, "NOT_ENTITLED");
        pair.refused(Request.post("hilda/bot", "/mandates", Mandates.draft("bot", 10, 10)), 403, "NOT_ENTITLED");
        pair.ok(Request.post("hilda", path + "/revoke", ""));
        pair.advance(Duration.ofSeconds(1));
        pair.refused(Request.post("hilda/bot", path(view) + "/moves", offer(lamp(6_000))), 403, "MANDATE_REQUIRED");
    }

    /** What has moved on since the caller looked. */
    void states() {
        shop.list("moving", "pieces", "ON_ACCEPTANCE");
        Json view = shop.open("berta", "moving", lamp(5_000));
        String moves = path(view) + "/moves";
        Request counter = Request.post("sara", moves, counter(view, lamp(9_000)));
        Request stale = Request.post("sara", moves, counter(view, lamp(9_000))).with("If-Match", "\"none\"");
        pair.refused(stale, 412, "STALE_REVISION");
        replayed(pair.refused(stale, 412, "STALE_REVISION"));
        pair.refused(Request.post("sara", moves, answer("accept", view, "")), 422, "INVALID_REQUEST");
        pair.refused(Request.post("sara", moves, offer(lamp(5_000))), 428, "REVISION_REQUIRED");
        pair.refused(shop.moving("sara", view, offer(lamp(5_000))), 409, "MOVE_NOT_ALLOWED");
        pair.refused(Request.post("sara", moves, "{\"kind\":\"juggle\"}"), 422, "UNKNOWN_MOVE");
        pair.refused(
                Request.post("sara", moves, answer("reject", view, ",\"payload\":{\"loudly\":true}")),
                422,
                "INVALID_REQUEST");
        pair.refused(
                Request.post("berta", "/negotiations", opening("moving", offer(lamp(1)))), 409, "ALREADY_NEGOTIATING");
        pair.refused(Request.post("berta", "/negotiations", "{\"listing\":\"nothing\"}"), 404, "NOT_FOUND");
        pair.refused(Request.post("dora", path(view) + "/join", "{}"), 404, "NOT_FOUND");
        pair.ok(Request.post(OPERATOR, path(view) + "/pause", ""));
        pair.refused(counter, 409, "NEGOTIATION_PAUSED");
        pair.refused(Request.post(OPERATOR, path(view) + "/pause", ""), 409, "ALREADY_PAUSED");
        pair.ok(Request.post(OPERATOR, path(view) + "/resume", ""));
        Json partly = shop.move("sara", view, accept(view));
        Json agreed = shop.move("sara", partly, "{\"kind\":\"withdraw\",\"payload\":{\"leave\":true}}");
        pair.refused(Request.post("sara", moves, accept(view)), 409, "NEGOTIATION_CLOSED");
        pair.refused(Request.post(OPERATOR, path(agreed) + "/cancel", ""), 409, "NEGOTIATION_CLOSED");
        shop.list("priced", "fixed", "ON_ACCEPTANCE");
        pair.refused(Request.post("berta", "/negotiations", opening("priced", offer(lamp(1)))), 409, "NOT_NEGOTIABLE");
        rules();
        policy();
    }

    private void rules() {
        shop.list("strictly", "strict", "ON_ACCEPTANCE");
        Json first = shop.open("berta", "strictly", lamp(5_000));
        Json second = shop.move("sara", first, counter(first, lamp(9_000)));
        pair.refused(
                Request.post("berta", path(first) + "/moves", counter(second, lamp(4_999))),
                422,
                "CONCESSION_NOT_MONOTONE");
        Json third = shop.move("berta", second, counter(second, lamp(6_000)));
        pair.refused(Request.post("sara", path(first) + "/moves", counter(third, lamp(8_000))), 422, "ROUND_LIMIT");
    }

    private void policy() {
        Request publish = Request.command(EDITOR, "PUT", "/policy", Shop.POLICY);
        pair.refused(publish, 428, "REVISION_REQUIRED");
        pair.refused(publish.with("If-Match", "\"7\""), 412, "STALE_REVISION");
        String unknown = Shop.POLICY.replace("alternating-offers", "no-such-protocol");
        Request another = Request.command(EDITOR, "PUT", "/policy", unknown);
        pair.refused(another.with("If-Match", "\"1\""), 422, "INVALID_REQUEST");
        pair.refused(Request.get(EDITOR, "/policy/versions/99"), 404, "NOT_FOUND");
        pair.refused(Request.get("berta", "/protocols/no-such-protocol"), 404, "NOT_FOUND");
    }

    /** A key names one request: its answer comes again, and another request is not for it. */
    void keys() {
        shop.list("once", "pieces", "ON_ACCEPTANCE");
        Request open = Request.post("berta", "/negotiations", opening("once", offer(lamp(5_000))));
        Json view = pair.ok(open);
        Response again = pair.send(open);
        if (!again.json().equals(view) || !again.header("Idempotent-Replayed").equals("true")) {
            throw new AssertionError("replayed with another answer: " + again);
        }
        pair.refused(open.json(opening("once", offer(lamp(5_001)))), 422, "IDEMPOTENCY_KEY_REUSED");
        Request early = Request.post("berta", path(view) + "/moves", counter(view, lamp(6_000)));
        pair.refused(early, 409, "NOT_YOUR_TURN");
        replayed(pair.refused(early, 409, "NOT_YOUR_TURN"));
        pair.ok(open.by("dora"));
        Request soon = Request.post("berta", "/negotiations", opening("soon", offer(lamp(5_000))));
        pair.refused(soon, 404, "NOT_FOUND");
        shop.list("soon", "pieces", "ON_ACCEPTANCE");
        replayed(pair.refused(soon, 404, "NOT_FOUND"));
        Request unauthorised = soon.by("hilda/latebot");
        pair.refused(unauthorised, 403, "MANDATE_REQUIRED");
        pair.ok(Request.post("hilda", "/mandates", Mandates.draft("latebot", 10_000, 9_000_000)));
        replayed(pair.refused(unauthorised, 403, "MANDATE_REQUIRED"));
    }

    /** A refusal is the last word about its key, whatever has changed meanwhile. */
    private static void replayed(Response kept) {
        if (!kept.header("Idempotent-Replayed").equals("true")) {
            throw new AssertionError("a refusal was not kept: " + kept);
        }
    }

    /** The same command again while the first is being decided. */
    void inFlight() {
        shop.list("stuck", "pieces", "ON_ACCEPTANCE");
        Request open = Request.post("berta", "/negotiations", opening("stuck", offer(lamp(5_000))));
        List<HostProcess> hosts = pair.hosts();
        try (Wire left = new Wire(hosts.get(0).port());
                Wire right = new Wire(hosts.get(1).port())) {
            pair.ask("store stuck");
            left.send(open);
            right.send(open);
            pair.ask("wait");
            Response second = pair.refused(open, 409, "IDEMPOTENCY_IN_FLIGHT");
            if (second.header("Retry-After").isEmpty()) {
                throw new AssertionError("not told when to try again: " + second);
            }
            pair.ask("store up");
            List<Integer> first =
                    List.of(left.receive().status(), right.receive().status());
            if (!first.equals(List.of(201, 201))) {
                throw new AssertionError("the first request was answered " + first);
            }
        } finally {
            pair.ask("store up");
        }
        pair.advance(Duration.ZERO);
        if (!pair.send(open).header("Idempotent-Replayed").equals("true")) {
            throw new AssertionError("the first answer did not come again");
        }
    }

    /** A microsecond before the deadline counts, the deadline itself does not. */
    void deadlines() {
        shop.list("timed", "pieces", "ON_ACCEPTANCE");
        Json early = shop.open("berta", "timed", lamp(5_000));
        Json late = shop.open("carla", "timed", lamp(5_000));
        Json last = shop.open("dora", "timed", lamp(5_000));
        Instant deadline = early.get("deadline").instant();
        pair.advanceTo(deadline.minusNanos(1_000));
        shop.move("sara", early, counter(early, lamp(9_000)));
        pair.ask("instant " + deadline);
        Json tried = pair.ok(Request.post("sara", path(late) + "/moves/simulate", counter(late, lamp(9_000))));
        if (!tried.get("code").text().equals("DEADLINE_PASSED")) {
            throw new AssertionError("at the deadline: " + tried.canonicalText());
        }
        // Made for good, a late move first lets the deadline take effect, and so finds that the negotiation has ended.
        Response passed = pair.send(Request.post("sara", path(late) + "/moves", counter(late, lamp(9_000))));
        WholeNegotiations.expect(passed, 409, "NEGOTIATION_CLOSED");
        pair.advanceTo(deadline);
        pair.refused(
                Request.post("sara", path(last) + "/moves", counter(last, lamp(9_000))), 409, "NEGOTIATION_CLOSED");
        String deal = shop.deal("emma", "timed");
        Instant expiry =
                pair.ok(Request.get("emma", "/deals/" + deal)).get("expiresAt").instant();
        pair.advanceTo(expiry);
        String order = "{\"deals\":[\"" + deal + "\"],\"orderReference\":\"too-late\"}";
        pair.refused(Request.post(HOST, "/deals/redeem", order), 409, "DEAL_EXPIRED");
    }
}
