// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.port.Caller;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beneath a context path and a servlet path, under a prefix of the host's choice, with callers of its own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = ContextPathTest.Host.class,
        properties = {
            "server.servlet.context-path=/shop",
            "spring.mvc.servlet.path=/api",
            "parley.http.prefix=/haggle",
            "server.servlet.encoding.force=true",
            "spring.autoconfigure.exclude=org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
final class ContextPathTest {
    private final Wire wire;

    @Autowired
    ContextPathTest(@LocalServerPort int port) {
        this.wire = new Wire(port);
    }

    @Test
    void parley_answers_beneath_all_three() {
        Wire.Heard listed = wire.say("GET /shop/api/haggle/protocols", List.of("X-User: berta"), "");

        assertThat(listed.status()).as(listed.toString()).isEqualTo(200);
        assertThat(listed.headers()).containsEntry("content-type", "application/json");
        assertThat(wire.say("GET /shop/api/haggle/nothing", List.of("X-User: berta"), "")
                        .code())
                .isEqualTo("UNKNOWN_PATH");
        assertThat(wire.say("GET /shop/api/haggle/protocols", List.of(), "").code())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void what_tomcat_and_firewalls_refuse_comes_through() {
        assertThat(wire.say("GET /shop/api/haggle/listings/a%2Fb", List.of("X-User: berta"), "")
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(wire.say("GET /shop/api/haggle/listings/a%5C%25;", List.of("X-User: berta"), "")
                        .code())
                .isEqualTo("MALFORMED_REQUEST");
        assertThat(wire.say("GET /shop/api/haggle/listings/a%zz", List.of("X-User: berta"), "")
                        .code())
                .isEqualTo("MALFORMED_REQUEST");
    }

    @Test
    void a_resolver_that_fails_is_a_fault_of_the_service() {
        Wire.Heard heard = wire.say("GET /shop/api/haggle/protocols", List.of("X-User: broken"), "");

        assertThat(heard.status()).isEqualTo(500);
        assertThat(heard.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(heard.body()).doesNotContain("secret");
    }

    @Test
    void elsewhere_there_is_nothing_of_parley() {
        assertThat(wire.say("GET /shop/haggle/protocols", List.of("X-User: berta"), "")
                        .isProblem())
                .isFalse();
        assertThat(wire.say("GET /shop/api/parley/v1/protocols", List.of("X-User: berta"), "")
                        .isProblem())
                .isFalse();
    }

    @Configuration(proxyBeanMethods = false)
    @PlainHost
    static class Host {
        @Bean
        CallerResolver callers() {
            return request -> {
                String user = request.getHeader("X-User");
                if ("broken".equals(user)) {
                    throw new IllegalStateException("secret");
                }
                return Optional.ofNullable(user).map(Caller::person);
            };
        }
    }
}
