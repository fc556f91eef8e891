// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AssetsTest {
    private static final String SCRIPT = "js/api.js";

    private final Assets assets = new Assets();

    private Assets.Reply get(String name, String accepted, String known) {
        return assets.reply(name, Optional.of(accepted), Optional.of(known));
    }

    @Test
    void a_browser_that_takes_gzip_gets_the_same_bytes_smaller() throws IOException {
        Assets.Reply plain = assets.reply(SCRIPT, Optional.empty(), Optional.empty());
        Assets.Reply zipped = get(SCRIPT, "deflate, gzip;q=0.8", "");

        assertThat(plain.headers()).doesNotContainKey("Content-Encoding");
        assertThat(zipped.headers()).containsEntry("Content-Encoding", "gzip").containsEntry("Vary", "Accept-Encoding");
        assertThat(zipped.body().length).isLessThan(plain.body().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(zipped.headers().get("ETag")).isNotEqualTo(plain.headers().get("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "gzip;q=0", "gzip; q=0.00", "xgzip"})
    void a_browser_that_takes_no_gzip_gets_none(String accepted) {
        assertThat(get(SCRIPT, accepted, "").headers()).doesNotContainKey("Content-Encoding");
    }

    @Test
    void what_a_browser_has_is_not_sent_again() {
        String tag = get(SCRIPT, "gzip", "").headers().getOrDefault("ETag", "");

        Assets.Reply again = get(SCRIPT, "gzip", "\"other\", " + tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers()).containsEntry("ETag", tag).doesNotContainKeys("Content-Type", "Content-Encoding");
        assertThat(get(SCRIPT, "", tag).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "js",
                "js/",
                "none.js",
                "../page.html",
                "../goods.json",
                "js/../fairhand.css",
                "/js/api.js",
                "js//api.js",
                "js/api.js/",
                "js/api.class"
            })
    void nothing_else_is_served(String name) {
        assertThat(get(name, "", "").status()).isEqualTo(404);
    }
}
