package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code parley.http.max-body-bytes} is the largest body, to the byte. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = Marketplace.class,
        properties = {"parley.http.max-body-bytes=1000", "spring.datasource.url=jdbc:h2:mem:bodies"})
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
}
