// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.untouched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hosts of every kind, each started without the starter and with it: what comes is exactly what the file of that kind
 * lists, and nothing goes.
 */
final class NothingByAccidentTest {
    private static final List<String> SETTINGS = List.of(
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--spring.datasource.url=jdbc:h2:mem:host;DB_CLOSE_DELAY=-1",
            "--spring.jpa.open-in-view=false",
            "--management.endpoints.web.exposure.include=metrics",
            // It warns of what takes long, which on a busy machine is by chance.
            "--logging.level.org.apache.catalina.util.SessionIdGeneratorBase=error",
            "--logging.pattern.console=%p %logger{0} %m%n");

    private static final Map<String, Set<String>> WITH_STARTER = new HashMap<>();

    /** A kind of host, by what it does without. */
    record Kind(String name, List<Pattern> without, List<String> settings) {
        static Kind of(String name, Pattern... without) {
            return new Kind(name, List.of(without), List.of());
        }

        Kind with(String setting) {
            return new Kind(name, without, List.of(setting));
        }

        ClassPath classPath() {
            ClassPath path = ClassPath.whole();
            for (Pattern part : without) {
                path = path.without(part);
            }
            return path;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Kind WEB_AND_DATA = Kind.of(
            "web-and-data",
            ClassPath.REACTIVE,
            ClassPath.JPA,
            ClassPath.SECURITY,
            ClassPath.FLYWAY,
            ClassPath.ACTUATOR,
            ClassPath.CACHE);

    static Stream<Kind> kinds() {
        return Stream.of(
                WEB_AND_DATA,
                Kind.of(
                        "web",
                        ClassPath.REACTIVE,
                        ClassPath.JPA,
                        ClassPath.SECURITY,
                        ClassPath.FLYWAY,
                        ClassPath.ACTUATOR,
                        ClassPath.CACHE,
                        ClassPath.DATA),
                Kind.of(
                        "neither",
                        ClassPath.REACTIVE,
                        ClassPath.JPA,
                        ClassPath.SECURITY,
                        ClassPath.FLYWAY,
                        ClassPath.ACTUATOR,
                        ClassPath.CACHE,
                        ClassPath.DATA,
                        ClassPath.WEB),
                Kind.of(
                        "reactive",
                        ClassPath.WEB,
                        ClassPath.JPA,
                        ClassPath.SECURITY,
                        ClassPath.FLYWAY,
                        ClassPath.ACTUATOR,
                        ClassPath.CACHE,
                        ClassPath.DATA),
                Kind.of(
                        "jpa",
                        ClassPath.REACTIVE,
                        ClassPath.SECURITY,
                        ClassPath.FLYWAY,
                        ClassPath.ACTUATOR,
                        ClassPath.CACHE),
                Kind.of(
                        "security",
                        ClassPath.REACTIVE,
                        ClassPath.JPA,
                        ClassPath.FLYWAY,
                        ClassPath.ACTUATOR,
                        ClassPath.CACHE),
                Kind.of("flyway-and-cache", ClassPath.REACTIVE, ClassPath.JPA, ClassPath.SECURITY, ClassPath.ACTUATOR)
                        .with("--spring.flyway.baseline-on-migrate=true"),
                Kind.of(
                        "actuator",
                        ClassPath.REACTIVE,
                        ClassPath.JPA,
                        ClassPath.SECURITY,
                        ClassPath.FLYWAY,
                        ClassPath.CACHE));
    }

    /** What came is written to {@code target/untouched}, to be looked at and, if it is right, listed. */
    @ParameterizedTest
    @MethodSource("kinds")
    void only_what_is_parleys_comes(Kind kind) throws Exception {
        Process before = start(kind, kind.classPath().withoutStarter());
        Set<String> with = withStarter(kind);
        Set<String> without = lines(before);

        assertThat(less(without, with)).as("what goes").isEmpty();
        String came = String.join("\n", less(with, without)) + "\n";
        Files.writeString(
                Files.createDirectories(Path.of("target", "untouched")).resolve(kind + ".txt"), came);
        assertThat(came).as("what comes").isEqualTo(expected(kind));
    }

    @Test
    void a_planted_accident_of_every_sort_is_found() throws Exception {
        Kind kind = WEB_AND_DATA.with("planted");
        Process planting = start(kind, kind.classPath());
        Set<String> careful = withStarter(WEB_AND_DATA);
        Set<String> planted = less(lines(planting), careful);

        assertThat(planted)
                .containsExactlyInAnyOrder(
                        "bean accident : " + Planted.class.getName(),
                        "bean stranger : org.springframework.boot.web.servlet.FilterRegistrationBean",
                        "bean planted : " + Planted.class.getName(),
                        "filter stranger [/*]",
                        "property source strange",
                        "system property strange",
                        "table dataSource PUBLIC.STRANGE",
                        "thread stranger-#",
                        "log WARN Planted Strange things happen");
    }

    /** What a host with the starter has; it is started once. */
    private static Set<String> withStarter(Kind kind) throws Exception {
        Set<String> known = WITH_STARTER.get(kind.name());
        if (known == null) {
            known = lines(start(kind, kind.classPath()));
            WITH_STARTER.put(kind.name(), known);
        }
        return known;
    }

    private static Set<String> less(Set<String> some, Set<String> others) {
        Set<String> left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }

    private static String expected(Kind kind) throws IOException {
        try (InputStream file = NothingByAccidentTest.class.getResourceAsStream(kind + ".txt")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Process start(Kind kind, ClassPath classPath) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Every class is verified in the other tests' process; here it takes a third of a host's start.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-cp",
                classPath.text(),
                Inventory.class.getName()));
        command.addAll(SETTINGS);
        command.addAll(kind.settings());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Set<String> lines(Process host) throws Exception {
        String said = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(host.waitFor()).as(said).isZero();
        Set<String> lines = new TreeSet<>();
        said.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.startsWith(Inventory.MARK)
                        ? line.substring(Inventory.MARK.length())
                        : "log " + Inventory.plain(line))
                .forEach(lines::add);
        return lines;
    }
}
