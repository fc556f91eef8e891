// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code parley.http.max-body-bytes} is the largest body, to the byte; answers have bounds too. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = Marketplace.class,
        properties = {
            "parley.http.max-body-bytes=1000",
            "parley.http.max-bytes-in-flight=400",
            "spring.datasource.url=jdbc:h2:mem:bodies"
        })
final class BodySizeTest {
    private final Http http;

    @Autowired
    BodySizeTest(@LocalServerPort int port) {
        this.http = new Http(port, "/parley/v1");
    }

    @Test
    void a_byte_more_is_too_much() {
        assertThat(http.put("shop", "/listings/lamp", " ".repeat(1_000)).status())
                .isEqualTo(400);
        assertThat(http.put("shop", "/listings/lamp", " ".repeat(1_001)).status())
                .isEqualTo(413);
    }

    @Test
    void an_answer_has_a_quarter_of_what_may_be_in_flight() {
        assertThat(http.get("berta", "/deals").status()).isEqualTo(200);
        Http.Answered large = http.get("berta", "/protocols/alternating-offers");
        assertThat(large.status()).isEqualTo(503);
        assertThat(large.code()).isEqualTo("BUSY");
        assertThat(large.header("Retry-After")).isEqualTo("1");
    }
}
