// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.Goods;
import dev.parley.examples.marketplace.pages.Page;
import dev.parley.examples.marketplace.pages.Pages;
import java.util.List;

/** Looking around. */
final class Browsing {
    private static final String MODULE = "/assets/js/pages/catalogue.js";

    private final Both both;

    Browsing(Both both) {
        this.both = both;
    }

    void catalogue() {
        JsonNode cards = both.ok(Call.get("", "/api/listings"));
        assertThat(cards).hasSizeGreaterThanOrEqualTo(40);
        assertThat(cards)
                .allSatisfy(card -> assertThat(card.fieldNames())
                        .toIterable()
                        .contains("listPrice", "condition", "place", "seller", "category", "negotiable", "soldOut"));
        assertThat(cards).anyMatch(card -> !card.get("negotiable").asBoolean());
        for (String query :
                List.of("q=camera", "q=LENS%20lisbon", "category=books", "q=&category=", "q=%F0%9F%93%B7")) {
            both.ok(Call.get("", "/api/listings?" + query));
        }
        assertThat(both.ok(Call.get("", "/api/listings?q=" + "x".repeat(2_000))))
                .isEmpty();
        for (Goods goods : Catalogue.shipped().all()) {
            JsonNode detail = both.ok(Call.get("", "/api/listings/" + goods.ref()));
            assertThat(detail.at("/listing/ref").asText()).isEqualTo(goods.ref());
            assertThat(detail.get("left")).hasSize(goods.pieces().size());
        }
        Answer compressed = both.send(Call.get("", "/api/listings").with("Accept-Encoding", "gzip"));
        assertThat(compressed.header("content-encoding")).isEqualTo("gzip");
        assertThat(compressed.json()).hasSameSizeAs(cards);
    }

    void unknownGoods() {
        for (String ref : List.of("none", "x".repeat(300), "%C3%A9", "a%20b", "CAM-MJU", "..%2e")) {
            both.refused(Call.get("", "/api/listings/" + ref), 404, "NOT_FOUND");
        }
    }

    void pages() {
        Pages pages = new Pages();
        for (Page page : pages.all()) {
            String path = page.route().replaceAll("\\{[a-z]+}", "some-1");
            Answer answer = both.send(Call.get("", path).with("Accept", "text/html"));
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(pages.html(page));
            assertThat(answer.header("content-security-policy"))
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe");
        }
        Answer zipped = both.send(Call.get("", "/").with("Accept-Encoding", "gzip, br"));
        assertThat(zipped.header("content-encoding")).isEqualTo("gzip");
        asset();
        for (String path : List.of("/", "/policy", MODULE)) {
            Answer head = both.send(Call.get("", path).method("HEAD"));
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.text()).isEmpty();
            both.refused(Call.get("", path).method("PUT"), 405, "METHOD_NOT_ALLOWED");
        }
    }

    private void asset() {
        Answer plain = both.send(Call.get("", MODULE));
        Answer zipped = both.send(Call.get("", MODULE).with("Accept-Encoding", "gzip, deflate, br"));

        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.header("content-type")).isEqualTo("text/javascript;charset=utf-8");
        assertThat(zipped.header("content-encoding")).isEqualTo("gzip");
        assertThat(zipped.text()).isEqualTo(plain.text());
        assertThat(zipped.header("etag")).isNotEmpty().isNotEqualTo(plain.header("etag"));
        Answer again = both.send(Call.get("", MODULE).with("If-None-Match", plain.header("etag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("etag")).isEqualTo(plain.header("etag"));
        for (String file : List.of("/assets/fairhand.css", "/assets/mark.svg")) {
            assertThat(both.send(Call.get("", file)).status()).isEqualTo(200);
        }
    }

    void nowhere() {
        for (String path : List.of("/none", "/listings", "/listings/a/b", "/orders/a/b", "/goods.json", "/page.html")) {
            Answer answer = both.send(Call.get("", path).with("Accept", "text/html"));
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.text()).contains("Nothing here");
        }
        for (String name : List.of("none.js", "js", "js/", "js/api.java", "page.html", "js/api.js.map")) {
            assertThat(both.send(Call.get("", "/assets/" + name)).status())
                    .as(name)
                    .isEqualTo(404);
        }
        both.refused(Call.get("", "/api/none"), 404, "UNKNOWN_PATH");
        both.refused(Call.get("", "/api/session/none"), 404, "UNKNOWN_PATH");
        both.refused(Call.get("", "/api/listings").method("PUT"), 405, "METHOD_NOT_ALLOWED");
        both.refused(Call.delete("", "/api/listings/cam-mju"), 405, "METHOD_NOT_ALLOWED");
        both.refused(Call.get("", "/api/session").method("PATCH"), 405, "METHOD_NOT_ALLOWED");
        both.refused(Call.get("", "/parley/v1/none"), 401, "UNAUTHENTICATED");
    }
}
