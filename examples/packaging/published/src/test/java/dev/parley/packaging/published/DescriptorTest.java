// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code jar --describe-module} says of each published jar, by each JDK. */
final class DescriptorTest {
    /** How the description of a module that has a descriptor goes on after its name: with where that lies. */
    private static final String DESCRIBED = " jar:";

    private static final String NAMED = " automatic";
    private static final Map<PublishedJar, String> NAMES = Map.of(
            PublishedJar.CORE, "dev.parley.core" + DESCRIBED,
            PublishedJar.FACADE, "dev.parley.facade" + DESCRIBED,
            PublishedJar.TESTING, "dev.parley.testing" + DESCRIBED,
            PublishedJar.SPRING, "dev.parley.spring" + NAMED,
            PublishedJar.MICRONAUT, "dev.parley.micronaut" + NAMED);
    private static final String INTERNAL =
            "exports dev\\.parley\\.(application|carried|adapter\\.(jdbc|memory|keys|caffeine)).*";

    static Stream<Arguments> jarsAndJdks() {
        return jdks().flatMap(jdk -> NAMES.keySet().stream().sorted().map(jar -> Arguments.of(jar, jdk)));
    }

    @ParameterizedTest
    @MethodSource("jarsAndJdks")
    void names_its_module(PublishedJar jar, Path jdk) throws IOException {
        assertThat(described(jar, jdk).lines().map(line -> line.replaceFirst("@\\S+", "")))
                .anyMatch(line -> line.startsWith(NAMES.get(jar)));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void the_core_exports_no_internals_to_everybody(Path jdk) throws IOException {
        assertThat(described(PublishedJar.CORE, jdk).lines())
                .contains("exports dev.parley", "exports dev.parley.api")
                .noneMatch(line -> line.matches(INTERNAL))
                .anyMatch(line ->
                        line.startsWith("qualified exports dev.parley.application.command to dev.parley.facade"));
    }

    @Test
    void no_module_asks_every_host_for_an_optional_library() throws IOException {
        for (PublishedJar jar : PublishedJar.values()) {
            assertThat(described(jar, jdks().findFirst().orElseThrow()).lines())
                    .noneMatch(line -> line.matches("requires .* (static transitive|transitive static)"));
        }
    }

    /** The JDK that runs this, and those named by {@code packaging.jdks}, separated as paths are. */
    static Stream<Path> jdks() {
        return Stream.concat(
                        Stream.of(System.getProperty("java.home")),
                        Arrays.stream(System.getProperty("packaging.jdks", "").split(File.pathSeparator, -1)))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .distinct();
    }

    private static String described(PublishedJar jar, Path jdk) throws IOException {
        Process tool = new ProcessBuilder(
                        jdk.resolve("bin").resolve("jar").toString(),
                        "--describe-module",
                        "--file",
                        jar.file().toString())
                .redirectErrorStream(true)
                .start();
        return new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
