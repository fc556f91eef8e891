// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.Storefront.BUYER;
import static dev.parley.adapter.http.Storefront.EDITOR;
import static dev.parley.adapter.http.Storefront.SELLER;
import static dev.parley.adapter.http.Storefront.done;
import static dev.parley.adapter.http.Storefront.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.port.Caller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way of a product team: a question, its advice, one click, and a negotiation by the new rule. */
final class AdviceOverHttpTest {
    private static final String QUESTION = """
            {"listing":"lamps","currency":"EUR","goal":"%s","plays":2000,"seed":7,"values":%s,"costs":%s,
             "buyers":{"least":%d,"most":%d},"selector":{"categories":["lamps"]}}""";
    private static final String UP_TO_100 = "{\"least\":0,\"most\":10000}";
    private static final String NOTHING = "{\"least\":0,\"most\":0}";

    private final Storefront shop = new Storefront(store -> store);

    @BeforeEach
    void open() {
        shop.publish();
        shop.list("lamp", "lamps", Storefront.item("lamp", 9));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String question(String goal, String costs, int buyers) {
        return QUESTION.formatted(goal, UP_TO_100, costs, buyers, buyers);
    }

    private Json advice(String question) {
        return done(shop.send("ask", EDITOR, Sent.post("/advice", question).without("Idempotency-Key")));
    }

    /** Each kind of advice opens a negotiation, by whoever may open one. */
    @ParameterizedTest
    @CsvSource({
        "SELLER_SURPLUS, 0, 1, posted-price, buyer",
        "SELLER_SURPLUS, 0, 2, sealed-auction, seller",
        "BUYER_SURPLUS, 0, 1, posted-price, buyer",
        "GAINS, 1, 1, sealed-bid, buyer",
    })
    void what_is_advised_is_published_as_it_is_and_negotiated(
            String goal, int spread, int buyers, String protocol, String opener) {
        Json advice = advice(question(goal, spread == 0 ? NOTHING : UP_TO_100, buyers));
        Json proposal = advice.get("proposal");
        Sent draft = Sent.post("/policy", proposal.get("draft").canonicalText()).method("PUT");
        String seen = '"' + proposal.get("expectedVersion").canonicalText() + '"';

        assertThat(shop.post(BUYER, "/negotiations", "{\"listing\":\"lamp\"}").status())
                .isEqualTo(409);
        Json policy = done(shop.send("publish", EDITOR, draft.with("If-Match", seen)));
        Json negotiation =
                done(shop.post(opener.equals("buyer") ? BUYER : SELLER, "/negotiations", "{\"listing\":\"lamp\"}"));

        assertThat(policy.get("rules").elements()).hasSize(4);
        assertThat(policy.get("rules").elements().get(0).get("name").text()).isEqualTo("Advice for lamps");
        assertThat(negotiation.get("rules").get("protocol").text()).isEqualTo(protocol);
        assertThat(shop.faults()).isEmpty();
    }

    @Test
    void an_advice_that_was_overtaken_is_not_published() {
        Json proposal = advice(question("SELLER_SURPLUS", NOTHING, 1)).get("proposal");
        Sent draft = Sent.post("/policy", proposal.get("draft").canonicalText()).method("PUT");
        String seen = '"' + proposal.get("expectedVersion").canonicalText() + '"';
        done(shop.send("publish", EDITOR, draft.with("If-Match", seen)));

        Reply late = shop.send("publish", EDITOR, draft.with("If-Match", seen));

        assertThat(late.status()).isEqualTo(412);
    }

    /** What spreadsheets and clients make of numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"values\":{\"least\":NaN,\"most\":1}",
                "\"values\":{\"least\":0,\"most\":Infinity}",
                "\"values\":{\"least\":0,\"most\":1.5}",
                "\"values\":{\"least\":0,\"most\":\"1\"}",
                "\"values\":{\"least\":0,\"most\":1e300}",
                "\"values\":{\"least\":-1,\"most\":1}",
                "\"values\":{\"least\":0}",
                "\"values\":{\"least\":0,\"most\":1,\"mean\":1}",
                "\"plays\":1000001",
                "\"plays\":0",
                "\"goal\":\"HAPPINESS\"",
                "\"currency\":\"euro\"",
                "\"buyers\":{\"least\":0,\"most\":51}",
            })
    void what_does_not_fit_the_contract_is_malformed(String member) {
        String body = "{\"listing\":\"lamps\"," + member
                + (member.contains("goal") ? "" : ",\"goal\":\"GAINS\"")
                + (member.contains("currency") ? "" : ",\"currency\":\"EUR\"") + "}";

        for (String path : List.of("/advice", "/simulations")) {
            Reply reply = shop.send("ask", EDITOR, Sent.post(path, body));
            assertThat(reply.status()).as(path).isEqualTo(400);
            assertThat(json(reply).get("code").text()).isEqualTo("MALFORMED_REQUEST");
        }
    }

    @Test
    void records_with_a_fault_are_refused_with_their_place_and_long_ones_by_the_contract() {
        String body = "{\"listing\":\"lamps\",\"currency\":\"EUR\",\"goal\":\"GAINS\",\"history\":\"%s\"}";
        String row = "10,5,EUR\\n";
        Reply formula =
                shop.send("ask", EDITOR, Sent.post("/advice", body.formatted("buyer,seller,currency\\n=1+1,5,EUR")));
        Reply tooLong = shop.send("ask", EDITOR, Sent.post("/advice", body.formatted(row.repeat(12_000))));

        assertThat(formula.status()).isEqualTo(422);
        Json violation = json(formula).get("violations").elements().get(0);
        assertThat(violation.get("pointer").text()).isEqualTo("/history");
        assertThat(violation.get("code").text()).isEqualTo("FORMULA");
        assertThat(violation.get("message").text()).startsWith("Row 2, column buyer: ");
        assertThat(tooLong.status()).isEqualTo(400);
    }

    /** What no protocol exceeds is told over HTTP as in Java. */
    @Test
    void an_advice_names_its_limit() {
        List<Json> reasons =
                advice(question("GAINS", UP_TO_100, 1)).get("reasons").elements();

        assertThat(reasons)
                .filteredOn(reason -> reason.get("code").text().equals("LIMIT"))
                .singleElement()
                .satisfies(
                        reason -> assertThat(reason.get("sentence").text()).contains("gains more than 14.06 for all"));
    }

    @Test
    void goods_of_a_quality_that_the_seller_alone_knows_are_a_question() {
        String body = "{\"listing\":\"lamps\",\"currency\":\"EUR\",\"goal\":\"BUYER_SURPLUS\","
                + "\"costs\":{\"least\":0,\"most\":10000},\"knowledge\":\"SELLER_KNOWS\"%s}";

        Json advice = advice(body.formatted(",\"worthPercent\":150"));
        Reply without = shop.send("ask", EDITOR, Sent.post("/advice", body.formatted("")));

        assertThat(advice.get("assumptions").elements())
                .anyMatch(text -> text.text().startsWith("The seller alone knows how good the goods are"));
        assertThat(without.status()).isEqualTo(422);
        assertThat(json(without)
                        .get("violations")
                        .elements()
                        .get(0)
                        .get("pointer")
                        .text())
                .isEqualTo("/worthPercent");
    }

    @Test
    void a_simulation_is_started_looked_at_and_done() {
        Json run = done(shop.post(EDITOR, "/simulations", question("SELLER_SURPLUS", NOTHING, 2)));
        String path = "/simulations/" + run.get("id").text();

        Json seen = run;
        long giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (List.of("QUEUED", "RUNNING").contains(seen.get("state").text()) && System.nanoTime() < giveUp) {
            seen = done(shop.get(EDITOR, path));
        }

        assertThat(seen.get("state").text()).isEqualTo("DONE");
        assertThat(seen.get("advice").get("protocol").text()).startsWith("sealed auction, second price");
        assertThat(shop.post(EDITOR, path + "/cancel", "").status()).isEqualTo(409);
        Json listed = done(shop.get(EDITOR, "/simulations?limit=1"))
                .get("items")
                .elements()
                .get(0);
        assertThat(listed.get("id")).isEqualTo(run.get("id"));
        assertThat(listed.get("state").text()).isEqualTo("DONE");
        assertThat(listed.find("advice")).isEmpty();
        assertThat(shop.get(EDITOR, "/simulations?limit=201").status()).isEqualTo(400);
        for (Caller party : List.of(BUYER, SELLER, Storefront.HOST)) {
            assertThat(shop.get(party, "/simulations").status()).isEqualTo(403);
            assertThat(shop.get(party, path).status()).isEqualTo(403);
            assertThat(shop.post(party, "/simulations", question("GAINS", NOTHING, 1))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(shop.get(EDITOR, "/simulations/sim_nowhere").status()).isEqualTo(404);
    }
}
