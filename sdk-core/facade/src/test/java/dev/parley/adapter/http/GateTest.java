// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.http.contract.Contract;
import dev.parley.adapter.json.StrictJson;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GateTest {
    private static final String MOVE = "{\"kind\":\"reject\"}";

    private final Fakes fakes = new Fakes();
    private final Facade facade = fakes.facade();

    @Test
    void a_stranger_is_asked_who_they_are_before_anything_else_is_read() {
        Sent worst = Sent.post("/nowhere/%zz?x=1", "not json").method("TRACE").by(Optional.empty());

        Reply reply = facade.reply(worst);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).contains("Bearer");
        assertThat(code(reply)).isEqualTo("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/nowhere",
                "/negotiations/",
                "/negotiations//moves",
                "//negotiations",
                "/negotiations/..",
                "/negotiations/./moves",
                "/n%65gotiations",
                "/NEGOTIATIONS",
                "/negotiations/a/b/c",
                "negotiations",
            })
    void a_path_that_the_contract_does_not_have_is_a_problem(String path) {
        assertThat(statusAndCode(Sent.get(path))).isEqualTo("404 UNKNOWN_PATH");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /negotiations, 'GET, POST'",
        "HEAD, /negotiations, 'GET, POST'",
        "OPTIONS, /policy, 'GET, PUT'",
        "get, /policy, 'GET, PUT'",
        "PATCH, /deals/redeem, 'GET, POST'",
    })
    void a_method_that_a_path_does_not_take_is_told_which_it_takes(String method, String path, String allow) {
        Reply reply = facade.reply(Sent.get(path).method(method));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains(allow);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/problem+json",
                "application/json;q=0",
                "*/*;q=0.0",
                "",
                "x",
                "application/jsonx"
            })
    void a_client_that_takes_no_json_is_not_acceptable(String accept) {
        assertThat(statusAndCode(Sent.get("/negotiations").with("Accept", accept)))
                .isEqualTo("406 NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "APPLICATION/JSON",
                "text/html, application/json;q=0.1",
                "application/json;q=1.0"
            })
    void a_client_that_takes_json_among_others_gets_it(String accept) {
        assertThat(facade.reply(Sent.get("/negotiations").with("Accept", accept))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=latin1",
                "json",
                "",
                "application/json; version=2",
                "application/merge-patch+json"
            })
    void a_body_that_is_not_json_is_an_unsupported_media_type(String type) {
        Sent move = Sent.post("/negotiations/n/moves", MOVE);

        assertThat(statusAndCode(move.with("Content-Type", type))).isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
        assertThat(statusAndCode(move.without("Content-Type"))).isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
        assertThat(facade.reply(move.with("Content-Type", "Application/JSON; Charset=\"UTF-8\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_body_may_have_the_limit_and_not_one_byte_more_whether_declared_or_not() {
        String fits = "{\"kind\":\"reject\"" + " ".repeat(FacadeSettings.DEFAULT_MAX_BODY_BYTES - 17) + "}";
        Sent move = Sent.post("/negotiations/n/moves", fits);

        assertThat(facade.reply(move).status()).isEqualTo(200);
        assertThat(statusAndCode(Sent.post("/negotiations/n/moves", fits + " ")))
                .isEqualTo("413 BODY_TOO_LARGE");
        assertThat(statusAndCode(move.with("Content-Length", "99999999999"))).isEqualTo("413 BODY_TOO_LARGE");
    }

    @Test
    void a_target_may_have_the_limit_and_not_one_character_more() {
        String fits = "/negotiations?cursor=" + "a".repeat(4_000 - 20);

        assertThat(statusAndCode(Sent.get(fits))).isEqualTo("400 MALFORMED_REQUEST");
        assertThat(statusAndCode(Sent.get(fits + "a"))).isEqualTo("414 PATH_TOO_LONG");
    }

    @Test
    void a_path_is_read_as_percent_encoded_utf8() {
        assertThat(facade.reply(Sent.get("/listings/l%C3%A4mp%2Fe%20+1")).status())
                .isEqualTo(200);
        assertThat(fakes.asked.get(0)).hasToString("[lämp/e +1]");
    }

    @Test
    void the_keys_are_for_anybody_and_nothing_else_of_their_path_is() {
        assertThat(facade.reply(Sent.get("/keys").by(Optional.empty())).status())
                .isEqualTo(200);
        assertThat(statusAndCode(Sent.get("/keys").method("PUT").by(Optional.empty())))
                .isEqualTo("401 UNAUTHENTICATED");
        assertThat(statusAndCode(Sent.get("/keys/").by(Optional.empty()))).isEqualTo("401 UNAUTHENTICATED");
    }

    @Test
    void the_contract_is_served_as_it_is_to_anybody() {
        Sent asked = Sent.get("/parley.yaml").by(Optional.empty()).with("Accept", "application/yaml");

        Reply reply = facade.reply(asked);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(Contract.bytes());
        assertThat(reply.header("Content-Type")).contains("application/yaml");
        String tag = reply.header("ETag").orElseThrow();
        Reply again = facade.reply(asked.with("If-None-Match", "\"other\", " + tag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body().length()).isZero();
        assertThat(facade.reply(Sent.get("/parley.yaml").method("PUT")).header("Allow"))
                .contains("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "snappy", "identity, gzip", "x"})
    void a_body_that_is_encoded_is_an_unsupported_media_type(String encoding) {
        assertThat(statusAndCode(Sent.post("/negotiations/n/moves", MOVE).with("Content-Encoding", encoding)))
                .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
        assertThat(statusAndCode(Sent.command("/negotiations/n/cancel").with("Content-Encoding", encoding)))
                .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
        assertThat(facade.reply(Sent.post("/negotiations/n/moves", MOVE).with("Content-Encoding", "Identity"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a|b", "{a}", "a^b", "<a>", "[a]", "a\"b", "a`b", "a\\b", "a#b", "a b", "\u00e9", "a\u007fb"})
    void what_no_uri_may_hold_unescaped_is_badly_encoded(String text) {
        assertThat(pointers(facade.reply(Sent.get("/listings/" + text)))).containsExactly("path:listing");
        assertThat(pointers(facade.reply(Sent.get("/negotiations?cursor=" + text))))
                .containsExactly("query:");
    }

    @Test
    void whatever_a_uri_may_hold_is_text() {
        assertThat(facade.reply(Sent.get("/listings/$@!*'(),=&+:~._-")).status())
                .isEqualTo(200);
        assertThat(fakes.asked.get(0)).hasToString("[$@!*'(),=&+:~._-]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%C3", "%ED%A0%80", "a;b=1", "%00", "%E2%80%83", "%0A"})
    void a_path_that_is_badly_encoded_or_names_nothing_is_malformed(String segment) {
        Reply reply = facade.reply(Sent.get("/listings/" + segment));

        assertThat(pointers(reply)).containsExactly("path:listing");
    }

    @Test
    void a_query_is_read_strictly() {
        assertThat(facade.reply(Sent.get("/negotiations?listing=a+b%2B&role=BUYER&open=false&limit=7&cursor=x"))
                        .status())
                .isEqualTo(200);
        assertThat(fakes.asked.get(0).toString())
                .contains("Optional[a b+]", "Optional[BUYER]", "Optional[false]", "Optional[x]", "limit=7");
        assertThat(pointers(facade.reply(Sent.get("/negotiations?limit=1&limit=1&open=&sort=x&=&role=%zz"))))
                .containsExactly("query:", "query:", "query:limit", "query:open", "query:sort");
    }

    @Test
    void a_header_may_come_once() {
        Sent move = Sent.post("/negotiations/n/moves", MOVE);

        assertThat(pointers(facade.reply(move.with("Idempotency-Key", "a", "b"))))
                .containsExactly("header:Idempotency-Key");
        assertThat(pointers(facade.reply(move.with("If-Match", "\"1\"", "\"2\""))))
                .containsExactly("header:If-Match");
    }

    @Test
    void a_command_without_a_body_takes_none() {
        Reply reply = facade.reply(Sent.post("/negotiations/n/cancel", "{}"));

        assertThat(statusAndCode(reply)).isEqualTo("400 MALFORMED_REQUEST");
        assertThat(facade.reply(Sent.command("/negotiations/n/cancel")).status())
                .isEqualTo(200);
    }

    @Test
    void all_that_is_wrong_is_told_at_once_sorted() {
        Sent move = Sent.post("/negotiations/%00/moves?x=1", "{\"z\":1,\"items\":[{}],\"kind\":null}")
                .without("Idempotency-Key");

        assertThat(pointers(facade.reply(move)))
                .containsExactly(
                        "/items/0/item",
                        "/items/0/values",
                        "/kind",
                        "/z",
                        "header:Idempotency-Key",
                        "path:negotiation",
                        "query:x");
    }

    @Test
    void a_host_whose_port_fails_is_an_incident_and_its_message_stays_in_the_log() {
        Arrival failing = new FailingArrival();

        Reply reply = facade.reply(failing);

        assertThat(statusAndCode(reply)).isEqualTo("500 INTERNAL_ERROR");
        assertThat(json(reply).get("params").canonicalText()).isEqualTo("{\"incident\":\"inc-1\"}");
        assertThat(json(reply).canonicalText()).doesNotContain("secret");
    }

    private static final class FailingArrival implements Arrival {
        private final Sent sent = Sent.get("/keys");

        @Override
        public String method() {
            return sent.method();
        }

        @Override
        public String rawPath() {
            return sent.rawPath();
        }

        @Override
        public String rawQuery() {
            return "";
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public Optional<Caller> caller() {
            throw new IllegalStateException("secret");
        }

        @Override
        public InputStream body() {
            return sent.body();
        }
    }

    private String statusAndCode(Sent sent) {
        return statusAndCode(facade.reply(sent));
    }

    private static String statusAndCode(Reply reply) {
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(json(reply).get("status").integer()).isEqualTo(reply.status());
        return reply.status() + " " + code(reply);
    }

    private static String code(Reply reply) {
        return json(reply).get("code").text();
    }

    private static List<String> pointers(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        return json(reply)
                .get("violations")
                .list(violation -> violation.get("pointer").text());
    }

    static Json json(Reply reply) {
        return StrictJson.read(reply.body().toArray()).match(good -> good, bad -> {
            throw new AssertionError(bad);
        });
    }
}
