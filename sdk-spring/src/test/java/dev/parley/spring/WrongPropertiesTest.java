// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wrong value ends the start and says which property, what was wrong and what to set. */
@ExtendWith(OutputCaptureExtension.class)
final class WrongPropertiesTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ParleyAutoConfiguration.class));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    parley.approval-expiry            | 0s        | set a time from 1ms to 3650d
                    parley.answers-kept               | -1h       | set a time from 1ms to 3650d
                    parley.poll-interval              | 0ms       | set a time from 1ms to 1d
                    parley.listeners.threads          | 0         | set 1 or more
                    parley.listeners.patience         | 0ms       | set a time from 1ms to 3650d
                    parley.listeners.give-up-after    | 0ms       | set a time from 1ms to 3650d
                    parley.retention.negotiations     | 29d       | set a time from 30d to 36500d
                    parley.retention.deals            | 365d      | set parley.retention.negotiations too
                    parley.negotiations-at-hand       | -1        | set 0 or more
                    parley.snapshot-every             | 9         | set 10 or more
                    parley.http.prefix                | /         | set one or more plain segments such as /parley/v1
                    parley.http.max-body-bytes        | 0         | set 1 or more
                    parley.http.max-bytes-in-flight   | 0         | set 1 or more
                    parley.http.challenge             | ? | set a scheme such as Basic
                    parley.database.schema            | My Schema | set 1 to 63 lower-case letters
                    parley.database.max-connections   | 0         | set 1 or more
                    parley.database.connection-wait   | 0s        | set a time from 1ms to 1h
                    parley.database.lock-timeout      | 2h        | set a time from 1ms to 1h
                    parley.database.statement-timeout | 1us       | set a time from 1ms to 1h
                    parley.deals.not-binding          | 0s        | set a time from 1ms to 3650d
                    parley.deals.on-acceptance        | 4000d     | set a time from 1ms to 3650d
                    parley.deals.on-payment           | -15m      | set a time from 1ms to 3650d
                    parley.deals.checkout-extension   | 61m       | set a time from 1ms to 1h
                    parley.data-source                | nowhere   | name one of the data sources: main
                    parley.key-file                   | /nowhere/keys.json | make its directory
                    """)
    void out_of_bounds(String property, String value, String instead) {
        FailureAnalysis analysis = analysis(property, value);

        assertThat(analysis.getDescription()).contains(property);
        assertThat(analysis.getAction()).contains(property).contains(instead);
    }

    @ParameterizedTest
    @CsvSource({
        "parley.enabled, maybe",
        "parley.in-memory, maybe",
        "parley.http.enabled, maybe",
        "parley.database.migrate, maybe",
        "parley.poll-interval, soon",
        "parley.listeners.threads, many",
        "parley.listeners.patience, long",
        "parley.listeners.give-up-after, never",
        "parley.retention.negotiations, never",
        "parley.http.max-body-bytes, 1 MB",
        "parley.negotiations-at-hand, many",
        "parley.snapshot-every, seldom"
    })
    void of_another_type(String property, String value, CapturedOutput log) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Host.class)
                        .web(WebApplicationType.NONE)
                        .run("--" + property + "=" + value))
                .isNotNull();
        assertThat(log).contains(property).contains(value);
    }

    @Test
    void every_property_is_described_and_has_been_tried_here_and_there() throws IOException {
        Map<String, JsonNode> properties = new TreeMap<>();
        JsonNode metadata = JsonMapper.shared()
                .readTree(new ClassPathResource("META-INF/spring-configuration-metadata.json")
                        .getContentAsString(StandardCharsets.UTF_8));
        metadata.get("properties")
                .forEach(node -> properties.put(node.get("name").asString(), node));

        assertThat(properties).hasSize(29).allSatisfy((name, node) -> {
            assertThat(node.path("description").asString()).endsWith(".");
            assertThat(node.path("type").asString()).isNotBlank();
        });
        Set<String> tried = new TreeSet<>();
        Stream.of(PropertiesTest.class, DatabasePropertiesTest.class)
                .flatMap(tests -> Stream.of(tests.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .forEach(method -> tried.addAll(properties.keySet().stream()
                        .filter(name -> method.getName().contains(testName(name)))
                        .toList()));
        tried.addAll(Set.of("parley.http.max-body-bytes", "parley.http.max-bytes-in-flight")); // by BodySizeTest
        assertThat(tried).isEqualTo(properties.keySet());
        assertThat(metadata.get("hints").size()).isEqualTo(4);
    }

    private static String testName(String property) {
        String own = property.substring("parley.".length()).replace('.', '_').replace('-', '_');
        return own.equals("database_connection_wait") ? "connection_wait" : own;
    }

    @Test
    void of_several_data_sources_all_are_named() {
        FailureAnalysis analysis = analysis(runner.withBean("one", DataSource.class, Tables::database)
                .withBean("two", DataSource.class, Tables::database));

        assertThat(analysis.getDescription()).contains("one, two");
        assertThat(analysis.getAction()).contains("parley.data-source").contains("parley.in-memory=true");
    }

    @Test
    void missing_tables_and_unknown_databases_are_told_apart() {
        FailureAnalysis missing = analysis(runner.withBean(DataSource.class, Tables::database)
                .withPropertyValues("parley.database.migrate=false"));
        assertThat(missing.getDescription()).contains("parley_events");
        assertThat(missing.getAction()).contains("parley.database.migrate=true");

        FailureAnalysis unknown =
                analysis(runner.withBean(DataSource.class, () -> new DriverManagerDataSource("jdbc:nothing:here")));
        assertThat(unknown.getDescription()).contains("gives no connection");
        assertThat(unknown.getAction()).contains("parley.data-source").contains("parley.in-memory=true");
    }

    @Test
    void the_log_says_it_without_a_stack_trace(CapturedOutput log) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Host.class)
                        .web(WebApplicationType.NONE)
                        .run("--parley.http.prefix=/"))
                .isNotNull();
        assertThat(log)
                .contains("APPLICATION FAILED TO START")
                .contains("parley.http.prefix cannot be '/'.")
                .contains("For parley.http.prefix, set one or more plain segments")
                .doesNotContain("\tat ");
    }

    @Test
    void an_older_spring_boot_is_turned_away() {
        OnParley.requireSupported("4.1.1");
        OnParley.requireSupported("10.0.0-M1");
        assertThatThrownBy(() -> OnParley.requireSupported("3.5.16")).hasMessageContaining("3.5.16");
    }

    @Test
    void what_is_not_parleys_is_left_to_others() {
        assertThat(new SetUpFailureAnalyzer().analyze(new IllegalStateException("other")))
                .isNull();
    }

    private FailureAnalysis analysis(String property, String value) {
        return analysis(
                runner.withBean("main", DataSource.class, Tables::database).withPropertyValues(property + "=" + value));
    }

    private static FailureAnalysis analysis(ApplicationContextRunner host) {
        FailureAnalysis[] found = new FailureAnalysis[1];
        host.run(failed -> {
            assertThat(failed).hasFailed();
            found[0] = new SetUpFailureAnalyzer().analyze(Objects.requireNonNull(failed.getStartupFailure()));
        });
        assertThat(found[0]).as("an analysis").isNotNull();
        return found[0];
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ParleyAutoConfiguration.class)
    static class Host {}
}
