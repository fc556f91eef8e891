// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.api.Autopilots;
import dev.parley.api.Deals;
import dev.parley.api.Keys;
import dev.parley.api.Laboratory;
import dev.parley.api.Listings;
import dev.parley.api.Mandates;
import dev.parley.api.Negotiations;
import dev.parley.api.Policies;
import dev.parley.api.Principals;
import dev.parley.api.Protocols;
import dev.parley.model.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

@ExtendWith(OutputCaptureExtension.class)
final class ParleyAutoConfigurationTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ParleyAutoConfiguration.class));
    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(DispatcherServletAutoConfiguration.class, ParleyAutoConfiguration.class));

    @Test
    void without_a_data_source_everything_is_in_memory_and_the_log_says_so(CapturedOutput log) {
        runner.run(host -> {
            assertThat(host)
                    .hasSingleBean(Parley.class)
                    .hasSingleBean(Negotiations.class)
                    .hasSingleBean(Deals.class)
                    .hasSingleBean(Mandates.class)
                    .hasSingleBean(Principals.class)
                    .hasSingleBean(Policies.class)
                    .hasSingleBean(Laboratory.class)
                    .hasSingleBean(Autopilots.class)
                    .hasSingleBean(Listings.class)
                    .hasSingleBean(Protocols.class)
                    .hasSingleBean(Keys.class)
                    .doesNotHaveBean(Facade.class)
                    .doesNotHaveBean(CallerResolver.class);
            assertThat(host.getBean(ParleyLifecycle.class).isRunning()).isTrue();
        });
        assertThat(log).contains("Parley keeps everything in memory");
    }

    @Test
    void switched_off_there_is_nothing_of_it() {
        web.withPropertyValues("parley.enabled=false")
                .run(host -> assertThat(host.getBeanDefinitionNames()).noneMatch(name -> name.contains("parley")));
    }

    @Test
    void http_can_be_switched_off_alone() {
        web.withPropertyValues("parley.http.enabled=false")
                .run(host -> assertThat(host).hasSingleBean(Deals.class).doesNotHaveBean(Facade.class));
    }

    @Test
    void the_only_data_source_is_used() {
        runner.withBean(DataSource.class, ParleyAutoConfigurationTest::database)
                .run(host -> assertThat(tables(host.getBean(DataSource.class), "parley"))
                        .isPositive());
    }

    @Test
    void the_schema_is_the_hosts_choice() {
        runner.withBean(DataSource.class, ParleyAutoConfigurationTest::database)
                .withPropertyValues("parley.database.schema=haggling")
                .run(host -> {
                    assertThat(tables(host.getBean(DataSource.class), "haggling"))
                            .isPositive();
                    assertThat(tables(host.getBean(DataSource.class), "parley")).isZero();
                });
    }

    @Test
    void a_host_that_migrates_itself_is_told_what_is_missing() {
        runner.withBean(DataSource.class, ParleyAutoConfigurationTest::database)
                .withPropertyValues("parley.database.migrate=false")
                .run(host -> assertThat(host).getFailure().rootCause().hasMessageContaining("parley_events"));
    }

    @Test
    void of_several_data_sources_one_must_be_named() {
        runner.withUserConfiguration(Two.class)
                .run(host -> assertThat(host)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("first")
                        .hasMessageContaining("second"));
        runner.withUserConfiguration(Two.class)
                .withPropertyValues("parley.datasource=second")
                .run(host -> {
                    assertThat(tables(host.getBean("first", DataSource.class), "parley"))
                            .isZero();
                    assertThat(tables(host.getBean("second", DataSource.class), "parley"))
                            .isPositive();
                });
    }

    @Test
    void of_several_data_sources_the_primary_one_is_the_hosts_own() {
        runner.withUserConfiguration(Primarily.class)
                .run(host -> assertThat(tables(host.getBean("main", DataSource.class), "parley"))
                        .isPositive());
    }

    @Test
    void a_data_source_of_an_unknown_kind_can_be_left_alone() {
        runner.withBean(DataSource.class, () -> new DriverManagerDataSource("jdbc:nothing:here"))
                .run(host -> assertThat(host).hasFailed());
        runner.withBean(DataSource.class, () -> new DriverManagerDataSource("jdbc:nothing:here"))
                .withPropertyValues("parley.in-memory=true")
                .run(host -> assertThat(host).hasSingleBean(Parley.class));
    }

    @Test
    void a_proxy_that_joins_transactions_is_looked_through() {
        DataSource beneath = database();

        assertThat(BoundConnection.target(new TransactionAwareDataSourceProxy(beneath)))
                .isSameAs(beneath);
    }

    @Test
    void the_key_file_outlives_the_host(@TempDir Path folder) {
        ApplicationContextRunner keyed =
                runner.withPropertyValues("parley.key-file=" + folder.resolve("parley-keys.json"));
        Json[] published = new Json[2];

        keyed.run(host -> published[0] = host.getBean(Keys.class).jwks());
        keyed.run(host -> published[1] = host.getBean(Keys.class).jwks());

        assertThat(published[1]).isEqualTo(published[0]).isNotNull();
    }

    @Test
    void a_prefix_must_be_one() {
        web.withPropertyValues("parley.http.prefix=/")
                .run(host -> assertThat(host).getFailure().rootCause().hasMessageContaining("parley.http.prefix"));
    }

    @Test
    void a_bean_of_the_hosts_own_comes_first() {
        CallerResolver nobody = request -> Optional.empty();
        web.withBean(CallerResolver.class, () -> nobody)
                .run(host -> assertThat(host.getBean(CallerResolver.class)).isSameAs(nobody));
        web.run(host -> assertThat(host.getBean(CallerResolver.class)).isInstanceOf(SecurityCallerResolver.class));
    }

    @Test
    void a_host_that_does_not_say_who_calls_is_told_so(CapturedOutput log) {
        web.withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(host -> assertThat(host).hasSingleBean(CallerResolver.class));

        assertThat(log).contains("Define a bean of type dev.parley.spring.CallerResolver");
    }

    private static DataSource database() {
        return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    private static int tables(DataSource dataSource, String schema) {
        Integer count = new JdbcTemplate(dataSource)
                .queryForObject(
                        "select count(*) from information_schema.tables where lower(table_schema) = ?",
                        Integer.class,
                        schema);
        return count == null ? 0 : count;
    }

    @Configuration(proxyBeanMethods = false)
    static class Two {
        @Bean
        DataSource first() {
            return database();
        }

        @Bean
        DataSource second() {
            return database();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Primarily {
        @Bean
        @Primary
        DataSource main() {
            return database();
        }

        @Bean
        DataSource other() {
            return database();
        }
    }
}
