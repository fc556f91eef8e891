// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.port.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Hosts with ways of their own. */
@ExtendWith(OutputCaptureExtension.class)
final class HostsTest {
    @Test
    void a_lazy_host_still_lets_deadlines_take_effect_and_answers() {
        try (ConfigurableApplicationContext host = start(Open.class, "--spring.main.lazy-initialization=true")) {
            assertThat(host.getBeanFactory().containsSingleton("parley")).isTrue();
            assertThat(host.getBean(ParleyLifecycle.class).isRunning()).isTrue();
            assertThat(http(host).get("berta", "/protocols").status()).isEqualTo(200);
        }
    }

    @Test
    void a_host_with_virtual_threads_answers() {
        try (ConfigurableApplicationContext host = start(Open.class, "--spring.threads.virtual.enabled=true")) {
            assertThat(http(host).get("berta", "/protocols").status()).isEqualTo(200);
        }
    }

    @Test
    void a_host_that_closes_and_starts_again_finds_everything_there() {
        String url = "--spring.datasource.url=jdbc:h2:mem:again;DB_CLOSE_DELAY=-1";
        String deal;
        Set<Thread> before = parleys();
        try (ConfigurableApplicationContext host = start(Marketplace.class, url)) {
            Haggling haggling = new Haggling(http(host));
            haggling.prepare();
            deal = haggling.deal();
        }
        assertThat(before).containsAll(parleys());
        try (ConfigurableApplicationContext host = start(Marketplace.class, url)) {
            assertThat(http(host).get("berta", "/deals/" + deal).status()).isEqualTo(200);
        }
    }

    @Test
    void a_graceful_shutdown_lets_a_request_end() throws Exception {
        CompletableFuture<Http.Answered> answer;
        try (ConfigurableApplicationContext host = start(Slow.class, "--server.shutdown=graceful")) {
            Http http = http(host);
            Slow slow = host.getBean(Slow.class);
            answer = CompletableFuture.supplyAsync(() -> http.get("berta", "/policy"));
            assertThat(slow.arrived.await(30, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(host::close);
            slow.go.countDown();
            closing.get(30, TimeUnit.SECONDS);
        }
        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(404);
    }

    @Test
    void a_host_with_a_flyway_history_of_its_own_keeps_it() {
        try (ConfigurableApplicationContext host = start(
                Open.class,
                "--spring.datasource.url=jdbc:h2:mem:flown;DB_CLOSE_DELAY=-1",
                "--spring.flyway.enabled=true",
                "--spring.flyway.locations=classpath:dev/parley/spring/migrations")) {
            JdbcTemplate jdbc = host.getBean(JdbcTemplate.class);

            assertThat(jdbc.queryForList(
                            "select \"script\" from \"PUBLIC\".\"flyway_schema_history\" where \"type\" = 'SQL'",
                            String.class))
                    .containsExactly("V1__goods.sql");
            assertThat(jdbc.queryForList("select name from goods", String.class))
                    .containsExactly("lamp");
            assertThat(jdbc.queryForObject(
                            "select count(*) from \"parley\".\"parley_schema_history\" where \"version\" = '1'",
                            Integer.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void csrf_protection_of_the_hosts_own_holds_for_the_facade_in_parleys_words() {
        try (ConfigurableApplicationContext host = start(Careful.class)) {
            Http http = http(host);
            assertThat(http.get("berta", "/protocols").status()).isEqualTo(200);
            assertThat(http.get("", "/protocols").status()).isEqualTo(401);
            Http.Answered refused = http.post("berta", "/negotiations", "{}");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void a_reactive_host_is_told_that_there_is_no_facade(CapturedOutput log) {
        ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ParleyAutoConfiguration.class));
        reactive.run(host -> assertThat(host)
                .hasSingleBean(Parley.class)
                .doesNotHaveBean(Facade.class)
                .doesNotHaveBean(CallerResolver.class));
        assertThat(log).containsOnlyOnce("Parley answers no HTTP here");

        reactive.withPropertyValues("parley.http.enabled=false")
                .run(host -> assertThat(host).hasSingleBean(Parley.class));
        assertThat(log).containsOnlyOnce("Parley answers no HTTP here");
    }

    private static Set<Thread> parleys() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("parley-scheduler"))
                .collect(Collectors.toSet());
    }

    private static ConfigurableApplicationContext start(Class<?> host, String... settings) {
        return new SpringApplicationBuilder(host)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "spring.flyway.enabled=false", "spring.datasource.url=jdbc:h2:mem:hosts")
                .run(settings);
    }

    private static Http http(ConfigurableApplicationContext host) {
        return new Http(host.getEnvironment().getRequiredProperty("local.server.port", Integer.class), "/parley/v1");
    }

    /** A host to which everybody may come. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(People.class)
    static class Open {}

    /** A host with Spring Security's own defaults, CSRF protection among them. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Careful {
        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(basic -> {})
                    .build();
        }

        @Bean
        InMemoryUserDetailsManager people() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("berta").password("{noop}berta").roles().build());
        }
    }

    /** A host that takes its time to say who calls. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(People.class)
    static class Slow {
        final CountDownLatch arrived = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        @Bean
        CallerResolver callers() {
            return request -> {
                arrived.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Optional.of(Caller.person("berta", Caller.Role.POLICY_EDITOR));
            };
        }
    }
}
