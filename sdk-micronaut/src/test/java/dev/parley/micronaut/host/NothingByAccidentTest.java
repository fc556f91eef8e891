// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A host with Parley is the host without it, and Parley. */
final class NothingByAccidentTest {
    private static final Set<String> SERVER =
            Set.of("micronaut-http-server-netty", "micronaut-jackson-databind", "logback-classic");
    private static final Map<String, Object> H2 = Map.of(
            "datasources.default.url", "jdbc:h2:mem:host",
            "datasources.default.username", "sa",
            "datasources.default.password", "",
            "datasources.default.driver-class-name", "org.h2.Driver");

    /** All that Parley adds, by what it is. */
    private static final Map<String, List<Pattern>> PARLEYS = Map.of(
            "bean", List.of(Pattern.compile("dev\\.parley\\..*")),
            "property", List.of(),
            "table", List.of(Pattern.compile("parley"), Pattern.compile("parley\\.(parley|PARLEY)_.*")),
            "route", List.of(Pattern.compile("(GET|POST|PUT|DELETE|HEAD) /parley/v1/.*")),
            "json", List.of(),
            "health", List.of(Pattern.compile("parley is UP")),
            "meter", List.of(Pattern.compile("parley\\..*")),
            "session", List.of(),
            "thread", List.of(Pattern.compile("parley-(scheduler|connection-wait)")),
            "log",
                    List.of(
                            Pattern.compile("WARN dev\\.parley\\..*"),
                            Pattern.compile("(INFO|WARN) org\\.flywaydb\\..*"),
                            Pattern.compile("INFO dev\\.parley\\..*")));

    static Stream<Host> hosts() {
        return Stream.of(
                new Host("a server", SERVER, Map.of(), Map.of()),
                new Host("a server with a data source", and("micronaut-jdbc-hikari", "h2"), h2("plain"), Map.of()),
                new Host(
                        "a server with a YAML file that nothing of it reads",
                        SERVER,
                        Map.of(),
                        Map.of("application.yml", "host:\n  greeting: hello\n")),
                new Host("no server", Set.of("micronaut-context", "logback-classic"), Map.of(), Map.of()),
                new Host(
                        "a data source and no server",
                        Set.of("micronaut-jdbc-hikari", "h2", "logback-classic"),
                        h2("noserver"),
                        Map.of()),
                new Host(
                        "a server with Serde",
                        Set.of("micronaut-http-server-netty", "micronaut-serde-jackson", "logback-classic"),
                        Map.of(),
                        Map.of()),
                new Host("a server with security", and("micronaut-security"), Map.of(), Map.of()),
                new Host(
                        "a server with Flyway and a history",
                        and("micronaut-jdbc-hikari", "h2", "micronaut-flyway"),
                        with(h2("flyway"), "flyway.datasources.default.enabled", true),
                        Map.of("db/migration/V1__host.sql", "create table host_basket (id int primary key);")),
                new Host(
                        "a server with JPA",
                        and("micronaut-jdbc-hikari", "h2", "micronaut-hibernate-jpa", "micronaut-data-tx-hibernate"),
                        with(h2("jpa"), "jpa.default.properties.hibernate.hbm2ddl.auto", "update"),
                        Map.of()),
                new Host(
                        "a server with health and meters",
                        and("micronaut-management", "micronaut-micrometer-core", "micronaut-jdbc-hikari", "h2"),
                        h2("managed"),
                        Map.of()));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void a_host_with_parley_is_the_host_without_it_and_parley(Host host, @TempDir Path folder) {
        Map<String, Set<String>> alone = host.alone(folder);
        Map<String, Set<String>> with = host.withParley(folder);

        assertThat(with.keySet()).isEqualTo(alone.keySet());
        assertThat(missing(alone, with)).as("what the host no longer has").isEmpty();
        assertThat(unexplained(alone, with)).as("what is not Parley's").isEmpty();
        assertThat(with.get("bean")).anyMatch(bean -> bean.startsWith("dev.parley.micronaut."));
    }

    @Test
    void an_accident_is_found(@TempDir Path folder) {
        Host host = hosts().findFirst().orElseThrow();

        Map<String, Set<String>> with = host.withParley(folder, "micronaut-management");

        assertThat(unexplained(host.alone(folder), with))
                .anyMatch(line -> line.startsWith("bean io.micronaut.management."))
                .anyMatch(line -> line.equals("route GET /health"));
    }

    @Test
    void a_database_that_parley_does_not_know_is_named_with_what_to_set(@TempDir Path folder) {
        Host host = new Host("a strange database", SERVER, Map.of("test.database", "strange"), Map.of());

        assertThatThrownBy(() -> host.withParley(folder))
                .satisfies(failed -> assertThat(failed)
                        .rootCause()
                        .hasMessageContaining("PostgreSQL or H2, and the data source is of Abacus"))
                .cause()
                .hasMessageContaining("parley.in-memory");
    }

    private static Set<String> missing(Map<String, Set<String>> alone, Map<String, Set<String>> with) {
        Set<String> missing = new TreeSet<>();
        alone.forEach((kind, lines) -> lines.stream()
                .filter(line -> !with.getOrDefault(kind, Set.of()).contains(line))
                .forEach(line -> missing.add(kind + " " + line)));
        return missing;
    }

    private static Set<String> unexplained(Map<String, Set<String>> alone, Map<String, Set<String>> with) {
        Set<String> unexplained = new TreeSet<>();
        with.forEach((kind, lines) -> lines.stream()
                .filter(Predicate.not(alone.getOrDefault(kind, Set.of())::contains))
                .filter(line -> PARLEYS.getOrDefault(kind, List.of()).stream()
                        .noneMatch(ours -> ours.matcher(line).matches()))
                .forEach(line -> unexplained.add(kind + " " + line)));
        return unexplained;
    }

    private static Set<String> and(String... more) {
        Set<String> all = new TreeSet<>(SERVER);
        all.addAll(List.of(more));
        return all;
    }

    private static Map<String, Object> h2(String database) {
        return with(H2, "datasources.default.url", "jdbc:h2:mem:" + database);
    }

    private static Map<String, Object> with(Map<String, Object> properties, String name, Object value) {
        Map<String, Object> all = new java.util.TreeMap<>(properties);
        all.put(name, value);
        return all;
    }
}
