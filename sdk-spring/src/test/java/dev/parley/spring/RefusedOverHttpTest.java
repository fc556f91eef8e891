// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is wrong under the prefix, and whoever refuses it, the answer is one of Parley's problems. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = Marketplace.class,
        properties = {"spring.datasource.url=jdbc:h2:mem:refused", "parley.http.max-body-bytes=2000"})
final class RefusedOverHttpTest {
    private static final String JSON = "Content-Type: application/json";
    private static final String KEY = "Idempotency-Key: k";

    private final Wire wire;

    @Autowired
    RefusedOverHttpTest(@LocalServerPort int port) {
        this.wire = new Wire(port);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /parley/v1, 404, UNKNOWN_PATH",
        "GET /parley/v1/, 404, UNKNOWN_PATH",
        "GET /parley/v1/nothing, 404, UNKNOWN_PATH",
        "GET /parley/v1/protocols/, 404, UNKNOWN_PATH",
        "GET /parley/v1//protocols, 404, UNKNOWN_PATH",
        "GET /parley/v1/listings/../protocols, 404, UNKNOWN_PATH",
        "GET /parley/v1/%70rotocols, 404, UNKNOWN_PATH",
        "GET /shop/../parley/v1/protocols, 404, UNKNOWN_PATH",
        "DELETE /parley/v1/protocols, 405, METHOD_NOT_ALLOWED",
        "OPTIONS /parley/v1/protocols, 405, METHOD_NOT_ALLOWED",
        "PATCH /parley/v1/deals, 405, METHOD_NOT_ALLOWED",
        "PURGE /parley/v1/protocols, 405, METHOD_NOT_ALLOWED",
        "TRACE /parley/v1/protocols, 405, METHOD_NOT_ALLOWED",
        "GET /parley/v1/listings/a%2Fb, 404, NOT_FOUND",
        "GET /parley/v1/listings/a%5Cb, 404, NOT_FOUND",
        "GET /parley/v1/listings/a%25b, 404, NOT_FOUND",
        "GET /parley/v1/listings/a%3Bb, 404, NOT_FOUND",
        "GET /parley/v1/listings/%C3%A9t%C3%A9, 404, NOT_FOUND",
        "GET /parley/v1/listings/a;b, 400, MALFORMED_REQUEST",
        "GET /parley/v1/listings/a%00b, 400, MALFORMED_REQUEST",
        "GET /parley/v1/listings/a%0Ab, 400, MALFORMED_REQUEST",
        "GET /parley/v1/listings/a%zz, 400, MALFORMED_REQUEST",
        "GET /parley/v1/listings/a%C3, 400, MALFORMED_REQUEST",
        "GET /parley/v1/policy/versions/%31, 403, NOT_ENTITLED",
        "GET /parley/v1/deals?limit=0, 400, MALFORMED_REQUEST",
        "GET /parley/v1/deals?limit=%zz, 400, MALFORMED_REQUEST",
        "GET /parley/v1/deals?other=1, 400, MALFORMED_REQUEST",
        "GET /parley/v1/closed/by/the/host, 403, NOT_ENTITLED",
        "POST /parley/v1/negotiations, 415, UNSUPPORTED_MEDIA_TYPE",
    })
    void a_request_line_that_does_not_fit_gets_its_problem(String line, int status, String code) {
        assertProblem(wire.say(line, List.of(berta()), ""), status, code);
    }

    @Test
    void a_method_that_a_path_does_not_take_names_those_that_it_takes() {
        Wire.Heard heard = wire.say("DELETE /parley/v1/listings/lamp", List.of(berta()), "");

        assertThat(heard.headers()).containsEntry("allow", "GET, PUT");
        assertThat(wire.say("HEAD /parley/v1/protocols", List.of(berta()), "").status())
                .isEqualTo(405);
    }

    @Test
    void media_types_are_json_alone() {
        assertProblem(say("GET /parley/v1/protocols", "", "Accept: text/html"), 406, "NOT_ACCEPTABLE");
        assertProblem(post("{}", KEY, "Content-Type: text/plain"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(
                post("a=b", KEY, "Content-Type: application/x-www-form-urlencoded"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(
                post("--b\r\n", KEY, "Content-Type: multipart/form-data; boundary=b"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(say("GET /parley/v1/protocols", "", "Accept: text/html, *; q=.2, */*; q=.2")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_body_is_read_strictly_and_no_further_than_its_limit() {
        assertProblem(post("{\"listing\": ", KEY, JSON), 400, "MALFORMED_REQUEST");
        assertProblem(post("{\"listing\": \"a\", \"listing\": \"b\"}", KEY, JSON), 400, "MALFORMED_REQUEST");
        assertProblem(post("{\"listing\": 7}", KEY, JSON), 400, "MALFORMED_REQUEST");
        assertProblem(post("{\"listing\": \"lamp\"}", JSON), 400, "MALFORMED_REQUEST");
        assertProblem(post(" ".repeat(2_001), KEY, JSON), 413, "BODY_TOO_LARGE");
        String chunk = "7d1\r\n" + " ".repeat(2_001) + "\r\n0\r\n\r\n";
        assertProblem(
                say("POST /parley/v1/negotiations", chunk, KEY, JSON, "Transfer-Encoding: chunked"),
                413,
                "BODY_TOO_LARGE");
        assertProblem(
                say("POST /parley/v1/negotiations", "zz\r\n", KEY, JSON, "Transfer-Encoding: chunked"),
                400,
                "MALFORMED_REQUEST");
        assertProblem(say("GET /parley/v1/protocols", "{}", "Content-Length: 2"), 400, "MALFORMED_REQUEST");
    }

    @Test
    void whoever_is_nobody_is_told_so_first() {
        Wire.Heard nobody = wire.say("DELETE /parley/v1/nothing", List.of(), "");
        Wire.Heard wrong = wire.say("GET /parley/v1/protocols", List.of("Authorization: " + Http.basic("mallory")), "");
        Wire.Heard closed = wire.say("GET /parley/v1/closed/door", List.of(), "");

        assertProblem(nobody, 401, "UNAUTHENTICATED");
        assertThat(nobody.headers()).containsEntry("www-authenticate", "Bearer");
        assertProblem(wrong, 401, "UNAUTHENTICATED");
        assertThat(wrong.headers().get("www-authenticate")).startsWith("Basic");
        assertProblem(closed, 401, "UNAUTHENTICATED");
    }

    @Test
    void a_header_at_which_the_hosts_firewall_takes_offence_is_a_problem() {
        assertProblem(
                wire.say("GET /parley/v1/protocols", List.of("Authorization: Basic \u0080"), ""),
                400,
                "MALFORMED_REQUEST");
    }

    @Test
    void an_id_with_a_slash_is_an_id() {
        List<String> headers = new ArrayList<>(List.of("Authorization: " + Http.basic("shop"), JSON, KEY));
        headers.add("Content-Length: " + Haggling.LAMP.length());

        Wire.Heard put = wire.say("PUT /parley/v1/listings/lamps%2Ftall", headers, Haggling.LAMP);
        Wire.Heard got = say("GET /parley/v1/listings/lamps%2Ftall", "");

        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body()).contains("\"ref\":\"lamps/tall\"").isEqualTo(put.body());
    }

    private Wire.Heard post(String body, String... headers) {
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Length: " + body.length();
        return say("POST /parley/v1/negotiations", body, all);
    }

    private Wire.Heard say(String line, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(berta());
        return wire.say(line, all, body);
    }

    private static String berta() {
        return "Authorization: " + Http.basic("berta");
    }

    private static void assertProblem(Wire.Heard heard, int status, String code) {
        assertThat(heard.status()).as(heard.toString()).isEqualTo(status);
        assertThat(heard.isProblem()).as(heard.toString()).isTrue();
        assertThat(heard.code()).isEqualTo(code);
        assertThat(heard.body()).contains("\"status\":" + status);
    }
}
