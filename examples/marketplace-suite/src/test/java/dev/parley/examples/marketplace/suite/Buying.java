// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Negotiating and paying. */
final class Buying {
    private static final String NEGOTIATIONS = "/parley/v1/negotiations";
    private static final String PAY = "/api/orders/deals";
    private static final String BUY = "/api/orders/list-price";

    private final Both both;

    Buying(Both both) {
        this.both = both;
    }

    void atANegotiatedPrice() {
        both.signIn("mara");
        both.signIn("ines");
        both.signIn("theo");
        open("mara", "cam-mju", "camera", 15_000);
        both.refused(
                Call.post("ines", NEGOTIATIONS + "/{negotiation}/moves", "{\"kind\":\"dance\"}"), 422, "UNKNOWN_MOVE");
        answer("ines", "counter", "," + items("camera", 17_000));
        accept("mara");
        both.ok(Call.post("mara", "/parley/v1/deals/{deal}/begin-checkout", ""));
        JsonNode order = both.ok(Call.post("mara", PAY, "{\"deals\":[\"{deal}\"]}"), "order", "/id");
        assertThat(order.at("/total/minorUnits").asLong()).isEqualTo(17_000);
        assertThat(order.at("/listTotal/minorUnits").asLong()).isEqualTo(18_500);
        JsonNode again = both.ok(Call.post("mara", PAY, "{\"deals\":[\"{deal}\"]}"));
        assertThat(again).isEqualTo(order);
        assertThat(both.ok(Call.get("mara", "/api/orders/{order}"))).isEqualTo(order);
        assertThat(both.ok(Call.get("ines", "/api/orders/{order}"))).isEqualTo(order);
        both.refused(Call.get("theo", "/api/orders/{order}"), 404, "NOT_FOUND");
        assertThat(both.ok(Call.get("mara", "/api/orders")).at("/items/0")).isEqualTo(order);
        assertThat(both.ok(Call.get("mara", "/parley/v1/deals/{deal}"))
                        .get("state")
                        .asText())
                .isEqualTo("REDEEMED");
        assertThat(both.ok(Call.get("", "/api/listings/cam-mju"))
                        .at("/left/camera")
                        .asLong())
                .isZero();
    }

    /** A deal over one piece, which waits to be paid. */
    void agree(String buyer, String seller, String listing, String item, long cents) {
        open(buyer, listing, item, cents);
        accept(seller);
    }

    void dealsThatCannotBePaid() {
        both.signIn("mara");
        both.signIn("theo");
        both.signIn("tomasz");
        for (String deal : new String[] {"none", "deal_" + "0".repeat(36), "d'--"}) {
            both.refused(Call.post("mara", PAY, "{\"deals\":[\"" + deal + "\"]}"), 404, "NOT_FOUND");
        }
        for (String deal : new String[] {"", "x".repeat(65), "a b", "\\u0000"}) {
            both.refused(Call.post("mara", PAY, "{\"deals\":[\"" + deal + "\"]}"), 422, "INVALID_REQUEST");
        }
        open("mara", "bike-stand", "stand", 5_000);
        accept("tomasz");
        both.refused(Call.post("theo", PAY, "{\"deals\":[\"{deal}\"]}"), 404, "NOT_FOUND");
        both.refused(Call.post("tomasz", PAY, "{\"deals\":[\"{deal}\"]}"), 403, "NOT_ENTITLED");
        both.advance(Duration.ofHours(10).plusMinutes(1));
        both.refused(Call.post("mara", PAY, "{\"deals\":[\"{deal}\"]}"), 409, "DEAL_EXPIRED");
        open("theo", "books-atlas", "atlas", 5_000);
        accept("tomasz");
        both.ok(Call.post("theo", "/parley/v1/deals/{deal}/cancel", ""));
        both.refused(Call.post("theo", PAY, "{\"deals\":[\"{deal}\"]}"), 409, "DEAL_CANCELLED");
        assertThat(both.ok(Call.get("theo", "/api/orders")).get("items")).isEmpty();
    }

    void atTheListPrice() {
        both.signIn("emil");
        both.signIn("noor");
        JsonNode order = both.ok(wish("emil", "plates-stone", "plate", "8", "first-12345678"));
        assertThat(order.at("/total/minorUnits").asLong()).isEqualTo(8 * 2_200);
        assertThat(both.ok(wish("emil", "plates-stone", "plate", "8", "first-12345678")))
                .isEqualTo(order);
        both.refused(wish("emil", "plates-stone", "plate", "6", "first-12345678"), 422, "IDEMPOTENCY_KEY_REUSED");
        both.refused(wish("noor", "plates-stone", "plate", "6", "first-12345678"), 409, "STOCK_UNAVAILABLE");
        both.ok(wish("noor", "plates-stone", "plate", "4", "first-12345678"));
        both.refused(wish("noor", "plates-stone", "plate", "2", "third-12345678"), 409, "STOCK_UNAVAILABLE");
        JsonNode cards = both.ok(Call.get("", "/api/listings?q=stoneware"));
        assertThat(cards.at("/0/soldOut").asBoolean()).isTrue();
        assertThat(both.ok(Call.get("noor", "/api/orders")).get("items")).hasSize(1);
        JsonNode bicycle = both.ok(wish("noor", "bike-gazelle", "bicycle", "1", "fees-12345678"));
        assertThat(bicycle.at("/total/minorUnits").asLong()).isEqualTo(26_000 + 2_500);
    }

    void refusedPurchases() {
        both.signIn("ines");
        both.signIn("emil");
        both.refused(wish("ines", "cam-tripod", "tripod", "1", "own-12345678"), 403, "PRINCIPAL_ON_BOTH_SIDES");
        both.refused(wish("emil", "none", "tripod", "1", "key-12345678"), 404, "NOT_FOUND");
        both.refused(wish("emil", "cam-tripod", "none", "1", "key-12345678"), 404, "NOT_FOUND");
        for (String units : new String[] {"0", "-1", "null", "2", "9007199254740993"}) {
            Answer refusal =
                    both.refused(wish("emil", "cam-tripod", "tripod", units, "key-12345678"), 422, "INVALID_REQUEST");
            assertThat(refusal.json().at("/violations/0/pointer").asText()).isEqualTo("/units");
        }
        for (String key : new String[] {"", "short", "x".repeat(65), "with space 1"}) {
            both.refused(wish("emil", "cam-tripod", "tripod", "1", key), 422, "INVALID_REQUEST");
        }
        Answer empty = both.refused(Call.post("emil", BUY, "{}"), 422, "INVALID_REQUEST");
        assertThat(empty.json().get("violations")).hasSize(4);
        both.refused(wish("", "cam-tripod", "tripod", "1", "key-12345678"), 401, "UNAUTHENTICATED");
        assertThat(both.ok(Call.get("", "/api/listings/cam-tripod"))
                        .at("/left/tripod")
                        .asLong())
                .isEqualTo(1);
    }

    private static Call wish(String person, String listing, String item, String units, String key) {
        return Call.post(
                person,
                BUY,
                "{\"listing\":\"" + listing + "\",\"item\":\"" + item + "\",\"units\":" + units + ",\"key\":\"" + key
                        + "\"}");
    }

    private void open(String buyer, String listing, String item, long cents) {
        both.ok(
                Call.post(
                        buyer,
                        NEGOTIATIONS,
                        "{\"listing\":\"" + listing + "\",\"first\":{\"kind\":\"offer\"," + items(item, cents) + "}}"),
                "negotiation",
                "/id");
    }

    private void accept(String person) {
        answer(person, "accept", ",\"termsHash\":\"{hash}\"");
        both.ok(Call.get(person, NEGOTIATIONS + "/{negotiation}"), "deal", "/deals/0");
    }

    private void answer(String person, String kind, String rest) {
        String path = NEGOTIATIONS + "/{negotiation}";
        both.ok(Call.get(person, path), "offer", "/details/offer/id");
        both.ok(Call.get(person, path), "hash", "/details/offer/termsHash");
        both.ok(Call.post(person, path + "/moves", "{\"kind\":\"" + kind + "\",\"answers\":\"{offer}\"" + rest + "}"));
    }

    private static String items(String item, long cents) {
        return "\"items\":[{\"item\":\"" + item + "\",\"values\":{\"price\":{\"minorUnits\":" + cents
                + ",\"currency\":\"EUR\"}}}]";
    }
}
