// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.GateTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.http.contract.BadInputs;
import dev.parley.adapter.http.contract.BadRequest;
import dev.parley.adapter.http.contract.Contract;
import dev.parley.adapter.http.contract.Operation;
import dev.parley.api.MakeMove;
import dev.parley.api.Outcome;
import dev.parley.audit.JsonReader;
import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.OfferId;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.Reason;
import dev.parley.protocol.WireMove;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RoutesTest {
    private static final Contract CONTRACT = Contract.load();
    private static final String MOVES = "/negotiations/neg-1/moves";

    private final Fakes fakes = new Fakes();
    private final Facade facade = fakes.facade();

    @Test
    void every_operation_of_the_contract_has_a_route_and_no_other() {
        TreeSet<String> declared = new TreeSet<>();
        CONTRACT.operations().forEach(operation -> declared.add(operation.id()));

        assertThat(facade.operationNames()).containsExactlyElementsOf(declared);
    }

    @Test
    void every_operation_answers_with_the_contracts_status_and_in_its_schema() {
        int answered = 0;
        for (BadRequest good : BadInputs.goodOnes(CONTRACT)) {
            Reply reply = facade.reply(semantically(good));
            Operation operation = operation(good);
            assertThat(reply.status()).as(operation.id() + ' ' + json(reply)).isEqualTo(operation.status());
            assertThat(reply.header("Cache-Control")).contains("no-store");
            assertThat(reply.header("Content-Type")).contains("application/json");
            assertThat(CONTRACT.shape(schema(operation)).read(json(reply)).faults())
                    .as(operation.id())
                    .isEmpty();
            answered++;
        }
        assertThat(answered).isEqualTo(CONTRACT.operations().size());
    }

    @Test
    void every_answer_whose_contract_has_a_tag_has_one_and_a_reader_who_has_it_gets_304() {
        int tagged = 0;
        for (BadRequest good : BadInputs.goodOnes(CONTRACT)) {
            Reply reply = facade.reply(semantically(good));
            Json success = CONTRACT.document()
                    .get("paths")
                    .get(operation(good).path())
                    .get(good.method().toLowerCase(Locale.ROOT))
                    .get("responses")
                    .get(String.valueOf(reply.status()));
            boolean declared = success.get("headers").find("ETag").isPresent();
            assertThat(reply.header("ETag").isPresent()).as(good.target()).isEqualTo(declared);
            if (declared && good.method().equals("GET")) {
                String tag = reply.header("ETag").orElseThrow();
                Reply again = facade.reply(Sent.of(good).with("If-None-Match", "\"other\", W/" + tag));
                assertThat(again.status()).isEqualTo(304);
                assertThat(again.body().length()).isZero();
                assertThat(again.header("ETag")).contains(tag);
                assertThat(facade.reply(Sent.of(good).with("If-None-Match", "\"other\""))
                                .status())
                        .isEqualTo(200);
                tagged++;
            }
        }
        assertThat(tagged).isGreaterThanOrEqualTo(9);
    }

    @Test
    void a_move_arrives_as_it_was_sent() {
        String body = "{\"kind\":\"accept\",\"answers\":\"off-1\",\"termsHash\":\"" + Sample.HASH.hex() + "\","
                + "\"items\":[" + Sample.terms().toJson().canonicalText() + "],\"payload\":{\"b\":[1,{}],\"a\":\"x\"}}";

        Reply reply = facade.reply(Sent.post(MOVES, body).with("If-Match", "\"7\""));

        Json payload = Json.object()
                .put("b", Json.array(List.of(Json.of(1), Sample.EMPTY)))
                .put("a", "x")
                .build();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(fakes.asked.get(0).get(1))
                .isEqualTo(new MakeMove(
                        Optional.of(new OfferId("off-1")),
                        Optional.of(new Hash(Sample.HASH.hex())),
                        new WireMove("accept", List.of(Sample.terms()), payload),
                        Optional.of("7")));
        assertThat(fakes.asked.get(0).get(2)).hasToString("key-1");
    }

    @Test
    void what_was_left_out_is_absent_and_not_empty() {
        facade.reply(Sent.post("/negotiations", "{\"listing\":\"l\"}"));
        facade.reply(Sent.post("/negotiations", "{\"listing\":\"l\",\"privateTerms\":{}}"));

        assertThat(fakes.asked)
                .extracting(arguments -> arguments.get(0).toString())
                .satisfiesExactly(
                        first -> assertThat(first).contains("privateTerms=Optional.empty"),
                        second -> assertThat(second).contains("privateTerms=Optional[{}]"));
    }

    @Test
    void a_listing_survives_the_way_there_and_back() {
        Map<String, Json> draft = new LinkedHashMap<>(Sample.listing().toJson().members());
        draft.remove("ref");

        Reply reply = facade.reply(Sent.post("/listings/lamp-1", new Json.Obj(draft).canonicalText())
                .method("PUT"));

        assertThat(fakes.asked.get(0).get(0)).isEqualTo(Sample.listing());
        assertThat(Listing.fromJson(json(reply))).isEqualTo(Sample.listing());
    }

    @Test
    void a_bound_that_its_type_does_not_have_is_not_dropped_silently() {
        String listing = Sample.listing()
                .toJson()
                .canonicalText()
                .replace("\"ref\":\"lamp-1\",", "")
                .replace("\"type\":\"choice\"", "\"max\":3,\"type\":\"choice\"");

        Reply reply = facade.reply(Sent.post("/listings/lamp-1", listing).method("PUT"));

        assertThat(json(reply)
                        .get("violations")
                        .elements()
                        .get(0)
                        .get("pointer")
                        .text())
                .isEqualTo("/items/0/issues/4/domain/max");
        assertThat(fakes.asked).isEmpty();
    }

    @Test
    void what_a_domain_type_refuses_is_malformed() {
        String twice = "{\"deals\":[\"a\",\"b\",\"a\"],\"orderReference\":\"o\"}";
        String mixed = Sample.listing()
                .toJson()
                .canonicalText()
                .replace("\"ref\":\"lamp-1\",", "")
                .replace("\"listPrice\":{\"currency\":\"EUR\"", "\"listPrice\":{\"currency\":\"USD\"");

        assertThat(facade.reply(Sent.post("/deals/redeem", twice)).status()).isEqualTo(400);
        assertThat(facade.reply(Sent.post("/listings/l", mixed).method("PUT")).status())
                .isEqualTo(400);
        assertThat(fakes.asked).isEmpty();
    }

    @Test
    void a_replayed_answer_says_so() {
        fakes.replay();

        assertThat(facade.reply(Sent.post(MOVES, "{\"kind\":\"reject\"}")).header("Idempotent-Replayed"))
                .contains("true");
    }

    @Test
    void a_replayed_refusal_says_so_and_carries_violations_and_actions() {
        Json violations = Json.array(List.of(violation("/b"), violation("/a")));
        TreeMap<String, Json> params = new TreeMap<>(Map.of("violations", violations, "item", Json.of("lamp")));
        fakes.refuse(new Outcome.Refused<>(Reason.INVALID_REQUEST, params, List.of(Sample.allowed()), true));

        Reply reply = facade.reply(Sent.post(MOVES, "{\"kind\":\"reject\"}"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.header("Idempotent-Replayed")).contains("true");
        assertThat(json(reply)
                        .get("violations")
                        .list(violation -> violation.get("pointer").text()))
                .containsExactly("/a", "/b");
        assertThat(json(reply).get("params").canonicalText()).isEqualTo("{\"item\":\"lamp\"}");
        assertThat(json(reply).get("allowedActions").elements()).hasSize(1);
        assertThat(json(reply).get("type").text()).isEqualTo("urn:parley:problem:invalid-request");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void every_reason_has_its_status_and_fits_the_schema_of_problems(Reason reason) {
        fakes.refuse(new Outcome.Refused<>(reason, new TreeMap<>(), List.of(), false));

        Reply reply = facade.reply(Sent.get("/negotiations/neg-1"));

        assertThat(reply.status()).isEqualTo(reason == Reason.UNAUTHENTICATED ? 401 : expected(reason));
        assertThat(json(reply).get("code").text()).isEqualTo(reason.name());
        assertThat(CONTRACT.shape("Problem").read(json(reply)).faults()).isEmpty();
        boolean waits = reply.status() == 429 || reply.status() == 503 || reason.isRetryable();
        assertThat(reply.header("Retry-After").isPresent()).isEqualTo(waits);
        assertThat(json(reply).get("retryable").bool()).isEqualTo(waits);
    }

    private static int expected(Reason reason) {
        return Map.of(
                        "INVALID",
                        422,
                        "NOT_FOUND",
                        404,
                        "FORBIDDEN",
                        403,
                        "CONFLICT",
                        409,
                        "STALE",
                        412,
                        "PRECONDITION_REQUIRED",
                        428,
                        "RULE",
                        422,
                        "RATE",
                        429,
                        "UNAVAILABLE",
                        503)
                .getOrDefault(reason.sort().name(), 0);
    }

    @Test
    void what_is_hidden_reads_like_what_never_was() {
        TreeMap<String, Json> telling = new TreeMap<>(Map.of("seller", Json.of("s")));
        fakes.refuse(new Outcome.Refused<>(Reason.NOT_FOUND, telling, List.of(Sample.allowed()), false));
        Reply hidden = facade.reply(Sent.get("/negotiations/neg-1"));
        fakes.refuse(new Outcome.Refused<>(Reason.NOT_FOUND, new TreeMap<>(), List.of(), false));

        assertThat(facade.reply(Sent.get("/negotiations/neg-2"))).isEqualTo(hidden);
        assertThat(facade.reply(Sent.get("/protocols/unknown")).body()).isEqualTo(hidden.body());
    }

    @Test
    void a_store_that_is_down_is_503_with_a_time_to_wait() {
        fakes.fail(new StoreUnavailableException("secret"));

        Reply reply = facade.reply(Sent.post(MOVES, "{\"kind\":\"reject\"}"));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).contains("1");
        assertThat(json(reply).canonicalText()).contains("STORE_UNAVAILABLE").doesNotContain("secret");
    }

    @Test
    void an_unexpected_failure_is_500_with_an_incident_and_nothing_else() {
        fakes.fail(new IllegalArgumentException("secret"));

        Reply reply = facade.reply(Sent.post(MOVES, "{\"kind\":\"reject\"}"));

        assertThat(reply.status()).isEqualTo(500);
        assertThat(json(reply).get("params").canonicalText()).isEqualTo("{\"incident\":\"inc-1\"}");
        assertThat(json(reply).canonicalText()).doesNotContain("secret");
    }

    @Test
    void publishing_needs_the_version_that_the_editor_saw() {
        Sent draft = Sent.post("/policy", "{\"rules\":[]}").method("PUT");

        assertThat(facade.reply(draft).status()).isEqualTo(428);
        assertThat(facade.reply(draft.with("If-Match", "\"3\"")).status()).isEqualTo(200);
        assertThat(facade.reply(draft.with("If-Match", "\"x\"")).status()).isEqualTo(200);
        assertThat(fakes.asked)
                .extracting(arguments ->
                        arguments.isEmpty() ? "read" : arguments.get(0).toString())
                .containsExactly("read", "3", "-1");
        fakes.refuse(new Outcome.Refused<>(Reason.NOT_ENTITLED, new TreeMap<>(), List.of(), false));
        assertThat(facade.reply(draft).status()).isEqualTo(403);
    }

    @Test
    void a_rule_that_can_never_win_is_told_with_the_policy_and_with_a_dry_run_and_not_in_pages() {
        Reply dryRun = facade.reply(Sent.post("/policy/dry-run", "{\"listings\":[]}"));

        assertThat(json(dryRun).get("warnings").canonicalText())
                .isEqualTo("[{\"code\":\"NEVER_WINS\",\"pointer\":\"/rules/2\",\"sentence\":\"Rule \\\"Too late\\\" can"
                        + " never win: rule \\\"The rest\\\" comes first and takes every listing of it. Move it up, or"
                        + " remove it.\"}]");
        for (String path : List.of("/policy", "/policy/versions/3")) {
            assertThat(json(facade.reply(Sent.get(path))).get("warnings").elements())
                    .hasSize(1);
        }
        Json page = json(facade.reply(Sent.get("/policy/versions")));
        assertThat(page.get("items").elements().get(0).find("warnings")).isEmpty();
    }

    /** What generated samples cannot know: fields that belong together. */
    private static Sent semantically(BadRequest good) {
        String text = new String(good.body().toArray(), StandardCharsets.UTF_8);
        Map<String, Json> listing =
                new LinkedHashMap<>(Sample.listing().toJson().members());
        listing.remove("ref");
        Sent sent = good.target().equals("/policy") && good.method().equals("PUT")
                ? Sent.of(good).with("If-Match", "\"3\"")
                : Sent.of(good);
        Bytes body = sent.bytes();
        if (text.contains("\"stockPolicy\"")) {
            body = Bytes.of(new Json.Obj(listing).canonical());
        } else if (text.contains("\"disclosure\"")) {
            body = Bytes.of(draft(Sample.mandate().toJson()).canonical());
        } else if (text.contains("\"settlement\"")) {
            body = Bytes.of(withoutWhatOtherRulesSay(JsonReader.read(text)).canonical());
        }
        return new Sent(sent.method(), sent.target(), sent.header(), body, sent.caller());
    }

    /** A draft whose settlement is {@code each-item}, without what belongs to {@code at-least} and {@code bundles}. */
    private static Json withoutWhatOtherRulesSay(Json json) {
        if (json instanceof Json.Arr array) {
            return Json.array(array.elements(), RoutesTest::withoutWhatOtherRulesSay);
        }
        if (!(json instanceof Json.Obj)) {
            return json;
        }
        Map<String, Json> members = new LinkedHashMap<>(json.members());
        members.keySet().removeAll(Set.of("atLeast", "bundles"));
        members.replaceAll((name, member) -> withoutWhatOtherRulesSay(member));
        return new Json.Obj(members);
    }

    private static Json draft(Json mandate) {
        Map<String, Json> members = new LinkedHashMap<>(mandate.members());
        List.of("id", "tenant", "principal", "parent", "depth", "createdAt", "revokedAt")
                .forEach(members::remove);
        return new Json.Obj(members);
    }

    private static Operation operation(BadRequest good) {
        String path = good.target().replaceAll("\\?.*", "");
        return CONTRACT.operations().stream()
                .filter(operation -> operation.method().equals(good.method()))
                .filter(operation -> operation
                        .path()
                        .replace("{version}", "1")
                        .replaceAll("\\{[^}]*}", "sample")
                        .equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String schema(Operation operation) {
        Json content = CONTRACT.document()
                .get("paths")
                .get(operation.path())
                .get(operation.method().toLowerCase(Locale.ROOT))
                .get("responses")
                .get(String.valueOf(operation.status()))
                .get("content");
        return content.get("application/json").get("schema").get("$ref").text().replace("#/components/schemas/", "");
    }

    private static Json violation(String pointer) {
        return Json.object()
                .put("pointer", pointer)
                .put("code", "INVALID")
                .put("message", "must be better")
                .build();
    }
}
