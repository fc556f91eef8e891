// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static dev.parley.adapter.http.Storefront.EDITOR;
import static dev.parley.adapter.http.Storefront.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Outcome;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.Json;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Instants and days in one spelling wherever they are read: what the contract's own fields refuse is generated with the
 * other bad inputs; here is what is read by protocols and from hosts in Java.
 */
final class InstantFormsTest {
    private static final String FORM = "such as 2026-11-20T10:21:00.000000Z";
    private static final Caller BUYER = Caller.person("buyer");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05T12:00:00+02:00",
                "2026-01-05T12:00:00.1234567Z",
                "2026-01-05T24:00:00Z",
                "2026-01-05T23:59:60Z",
                "2026-01-05t12:00:00z",
                "2026-01-05T12:00Z",
                "2026-02-30T12:00:00Z",
                "+12026-01-05T12:00:00Z"
            })
    void another_spelling_is_refused_with_the_form_wherever_an_instant_is_read(String instant) {
        List<String> answers = new ArrayList<>();
        try (Storefront shop = new Storefront(store -> store)) {
            String draft = "{\"rules\":[{\"name\":\"all\",\"choice\":{\"protocol\":\"sealed-bid\",\"version\":1,"
                    + "\"settlement\":\"each-item\",\"parameters\":{\"closesAt\":\"" + instant + "\"}}}]}";
            answers.add(Storefront.text(shop.send(
                    "publish", EDITOR, Sent.post("/policy", draft).method("PUT").with("If-Match", "\"0\""))));
            answers.add(
                    Storefront.text(shop.post(EDITOR, "/policy/dry-run", "{\"listings\":[],\"draft\":" + draft + "}")));
            answers.add(Storefront.text(
                    shop.post(EDITOR, "/policy/dry-run", "{\"listings\":[],\"at\":\"" + instant + "\"}")));
        }
        try (TestParley test = TestParley.create()) {
            answers.add(test.parley()
                    .mandates()
                    .grant(BUYER, with(SampleMandates.toBuy("a"), instant), test.key())
                    .match(done -> "granted", Outcome.Refused::toString));
            answers.add(test.parley()
                    .policies()
                    .publish(EDITOR, 1, effectiveFrom(instant), test.key())
                    .match(done -> "published", Outcome.Refused::toString));
        }

        assertThat(answers).hasSize(5).allSatisfy(answer -> assertThat(answer).contains(FORM));
    }

    private static Json with(MandateDraft draft, String instant) {
        Json.Builder changed = Json.object();
        Json whole = Json.object()
                .put("agent", "a")
                .put("role", "BUYER")
                .put("currency", "EUR")
                .put("taxIncluded", true)
                .put("shippingIncluded", true)
                .put("validUntil", "2030-01-01T00:00:00Z")
                .build();
        draft.toJson().members().forEach(changed::put);
        whole.members().forEach(changed::put);
        return changed.put("validFrom", instant).build();
    }

    private static Json effectiveFrom(String instant) {
        Json.Builder rule = Json.object();
        PolicyDraft.everything(AlternatingOffers.ID)
                .toJson()
                .get("rules")
                .elements()
                .get(0)
                .members()
                .forEach(rule::put);
        return Json.object()
                .put(
                        "rules",
                        Json.array(List.of(rule.put("effectiveFrom", instant).build())))
                .build();
    }

    @Test
    void a_day_of_an_offer_is_read_in_the_same_one_spelling() {
        try (Storefront shop = new Storefront(store -> store)) {
            shop.publish();
            String until =
                    "{\"id\":\"until\",\"role\":\"OTHER\",\"domain\":{\"type\":\"date\",\"first\":\"2026-01-01\","
                            + "\"last\":\"9999-12-31\"}}";
            shop.list(
                    "bike",
                    "alternating-offers",
                    Storefront.item("bike", 3).replace("\"issues\":[", "\"issues\":[" + until + ","));
            for (String day : List.of("+2026-01-02", "2026-1-02", "2026-02-30", "20260102", "2026-01-02Z")) {
                Reply reply = shop.post(
                        Caller.person("b" + day.length()),
                        "/negotiations",
                        "{\"listing\":\"bike\",\"first\":"
                                + Storefront.offer("bike", 100)
                                        .replace("\"values\":{", "\"values\":{\"until\":\"" + day + "\",")
                                + "}");
                assertThat(Storefront.text(reply)).as(day).contains("WRONG_TYPE");
            }
            assertThat(shop.get(HOST, "/listings/bike").status()).isEqualTo(200);
        }
    }
}
