// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each artifact of the SDK, on the module path, with each JDK. */
final class ModularHostsTest {
    private static final Path CONSUMERS = Path.of("src", "test", "consumers");
    private static final Predicate<String> TOOLS =
            jar -> jar.matches("(assertj|byte-buddy|junit-jupiter-(engine|params)|junit-platform-(engine|launcher)).*");
    private static final String CORE = "(parley-core|slf4j-api|jspecify|jackson-core)-.*";

    /** What a host with a database has, and what comes with it. */
    private static final String DATABASE = "(h2|flyway|jackson-dataformat-toml|gson).*";

    @TempDir
    private Path folder = Path.of("");

    static Stream<Path> jdks() {
        return ModularHost.jdks();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_host_in_java_sells_with_the_core_alone(Path jdk) {
        ModularHost host = host("core", jar -> jar.matches(CORE));

        assertThat(host.run(jdk, folder)).isEqualTo("70.00 EUR, REDEEMED" + System.lineSeparator());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_host_with_a_database_has_parley_make_its_tables(Path jdk) {
        ModularHost host =
                host("store", jar -> jar.matches(CORE) || jar.matches(DATABASE) || jar.startsWith("jackson"));

        assertThat(host.run(jdk, folder)).isEqualTo("policy 1" + System.lineSeparator());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_host_without_a_framework_answers_over_http(Path jdk) {
        ModularHost host = host(
                "facade",
                jar -> !jar.startsWith("parley-testing") && !jar.startsWith("junit") && !jar.matches(DATABASE));

        assertThat(host.run(jdk, folder)).isEqualTo("401, 200" + System.lineSeparator());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_hosts_tests_set_the_clock(Path jdk) {
        ModularHost host = host("testing", jar -> !jar.startsWith("parley-facade") && !jar.matches(DATABASE));

        assertThat(host.run(jdk, folder)).isEqualTo("PT1H" + System.lineSeparator());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void what_is_internal_cannot_be_named(Path jdk) {
        ModularHost host = host("internal", jar -> !jar.matches(DATABASE));

        assertThatThrownBy(() -> host.run(jdk, folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("package dev.parley.adapter.jdbc is not visible");
    }

    private static ModularHost host(String consumer, Predicate<String> hasJar) {
        return ModularHost.of(CONSUMERS.resolve(consumer), hasJar.and(TOOLS.negate()));
    }
}
