// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "parley.in-memory", value = "true")
@Property(name = "test.host", value = "opinionated")
@Property(name = "micronaut.security.enabled", value = "false")
@Property(name = "jackson.property-naming-strategy", value = "SNAKE_CASE")
@Property(name = "jackson.serialization-inclusion", value = "ALWAYS")
@Property(name = "jackson.serialization.indent-output", value = "true")
final class ProblemsOverHttpTest {
    private final EmbeddedServer server;
    private final Client berta;

    ProblemsOverHttpTest(EmbeddedServer server) {
        this.server = server;
        this.berta = new Client(server.getURI().resolve("/parley/v1"), "berta");
        HostEndpoints.HANDLED.set(0);
    }

    @Test
    void nobody_is_told_to_authenticate() {
        HttpResponse<String> response = berta.as("").get("/negotiations");

        assertProblem(response, 401, "UNAUTHENTICATED");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "", "/", "/negotiations/", "/negotiations//moves", "/negotiations/a/b/c"})
    void an_unknown_path_is_not_found(String path) {
        assertProblem(berta.get(path), 404, "UNKNOWN_PATH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH", "OPTIONS", "HEAD", "PURGE"})
    void a_method_that_a_path_does_not_take_is_named(String method) {
        HttpResponse<String> response =
                berta.send(berta.request("/negotiations").method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        if (method.equals("HEAD")) {
            assertThat(response.body()).isEmpty();
        } else {
            assertProblem(response, 405, "METHOD_NOT_ALLOWED");
        }
    }

    @Test
    void a_client_that_takes_no_json_is_told() {
        assertProblem(berta.send(berta.request("/negotiations").header("Accept", "text/html")), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "application/json; charset=latin1",
                "nonsense"
            })
    void a_body_of_another_type_is_refused(String type) {
        HttpResponse<String> response = berta.send(berta.request("/negotiations")
                .header("Idempotency-Key", "k")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{}")));

        assertProblem(response, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    static Stream<Arguments> sizes() {
        return Stream.of(300_000, 12_000_000)
                .flatMap(size -> Stream.of(Arguments.of(size, true), Arguments.of(size, false)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void a_body_that_is_too_large_is_refused_whether_its_length_is_told_or_not(int size, boolean chunked) {
        byte[] body = new byte[size];
        HttpResponse<String> response = berta.send(berta.request("/negotiations")
                .header("Idempotency-Key", "k")
                .header("Content-Type", "application/json")
                .POST(
                        chunked
                                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                                : BodyPublishers.ofByteArray(body)));

        assertProblem(response, 413, "BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "",
                "{\"listing\":1}",
                "{\"listing\":\"a\",\"listing\":\"b\"}",
                "{\"listing\":\"a\",\"more\":1}",
                "{\"listing\":null}",
                "{\"listing\":\"a\"} x"
            })
    void a_body_that_does_not_fit_the_contract_is_malformed(String body) {
        HttpResponse<String> response = berta.send(berta.request("/negotiations")
                .header("Idempotency-Key", "k")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));

        assertProblem(response, 400, "MALFORMED_REQUEST");
        assertThat(Client.json(response).get("violations")).isNotEmpty();
    }

    @Test
    void a_missing_header_and_a_wrong_parameter_are_malformed() {
        assertProblem(
                berta.send(berta.request("/negotiations")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"listing\":\"a\"}"))),
                400,
                "MALFORMED_REQUEST");
        assertProblem(berta.get("/negotiations?limit=many"), 400, "MALFORMED_REQUEST");
        assertProblem(berta.get("/negotiations?limit=1&limit=2"), 400, "MALFORMED_REQUEST");
        assertProblem(berta.get("/negotiations?role=KING"), 400, "MALFORMED_REQUEST");
        assertProblem(berta.get("/negotiations?open=perhaps"), 400, "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb", "a%20b", "%C3%A4", "a+b", "a:b", "%2e%2e", "a%3Fb", "$@!*'(),="})
    void a_name_in_a_path_may_be_encoded_in_any_way(String name) {
        assertProblem(berta.get("/listings/" + name), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%00", "%0A", "a;b=c"})
    void a_name_in_a_path_that_is_no_text_is_malformed(String name) {
        assertProblem(berta.get("/listings/" + name), 400, "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/listings/%zz", "/listings/%", "/listings/a%4", "/negotiations?cursor=%zz", "/negotiations?%=1"
            })
    void a_target_that_is_no_uri_is_malformed(String target) {
        String response = new RawClient(server.getURI()).send("GET", "/parley/v1" + target);

        assertThat(response).startsWith("HTTP/1.1 400 ").contains("\"code\":\"MALFORMED_REQUEST\"");
        assertThat(HostEndpoints.HANDLED).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "a\\b", "a^b", "{a}", "<a>", "[a]", "a\"b", "a#b"})
    void a_name_in_a_path_holds_nothing_that_no_uri_may(String name) {
        String response = new RawClient(server.getURI()).send("GET", "/parley/v1/listings/" + name);

        assertThat(response).startsWith("HTTP/1.1 400 ").contains("\"code\":\"MALFORMED_REQUEST\"");
        assertThat(HostEndpoints.HANDLED).hasValue(0);
    }

    @Test
    void the_protocols_are_written_as_the_contract_says_whatever_the_hosts_mapper_does() {
        HttpResponse<String> response = berta.get("/protocols");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"items\":[{\"name\":\"alternating-offers\",\"version\":1},"
                        + "{\"name\":\"dutch\",\"version\":1},{\"name\":\"english\",\"version\":1},"
                        + "{\"name\":\"mediated\",\"version\":1},{\"name\":\"posted-price\",\"version\":1},"
                        + "{\"name\":\"request-for-quotes\",\"version\":1},"
                        + "{\"name\":\"sealed-auction\",\"version\":1},{\"name\":\"sealed-bid\",\"version\":1}]}");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        HttpResponse<String> first = berta.get("/protocols/alternating-offers");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> second =
                berta.send(berta.request("/protocols/alternating-offers").header("If-None-Match", tag));

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(second.headers().firstValue("ETag")).contains(tag);
    }

    @Test
    void the_hosts_own_endpoints_are_as_the_host_made_them() {
        Client shop = new Client(server.getURI(), "");

        JsonNode basket = Client.json(shop.get("/shop/basket"));
        assertThat(basket.get("buyer_name").asText()).isEqualTo("berta");
        assertThat(Client.json(shop.post("/shop/basket", "{\"buyer_name\":\"bodo\",\"item_count\":1}"))
                        .get("buyer_name")
                        .asText())
                .isEqualTo("bodo");
        assertThat(shop.get("/shop/broken").body()).isEqualTo("host: the shelf is empty");
        assertThat(shop.get("/shop/nothing").body()).isEqualTo("host: not here");
        assertThat(shop.get("/parley/v10/negotiations").body()).isEqualTo("host: not here");
        assertThat(HostEndpoints.HANDLED).hasValue(3);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Client.json(response).get("code").asText()).isEqualTo(code);
        assertThat(Client.json(response).get("status").asInt()).isEqualTo(status);
        assertThat(HostEndpoints.HANDLED)
                .as("handlers of the host's that were called")
                .hasValue(0);
    }
}
