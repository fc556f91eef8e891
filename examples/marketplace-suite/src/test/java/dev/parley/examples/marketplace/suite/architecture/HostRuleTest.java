// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostRuleTest {
    private static final String ROOT = "dev.parley";
    private static final String HOST = ".examples.marketplace";
    private static final String FIXTURE = HostRuleTest.class.getPackageName() + ".fixtures";
    private static final List<String> PUBLIC = List.of(
            "",
            ".api..",
            ".model..",
            ".protocol..",
            ".mandate..",
            ".settlement..",
            ".policy..",
            ".port..",
            ".testing..");

    @ParameterizedTest
    @ValueSource(strings = {"", ".spring", ".micronaut"})
    void a_marketplace_uses_the_public_api_and_its_starter_alone(String starter) {
        hostRule(ROOT, starter).check(classes(starter));
    }

    @Test
    void what_both_share_knows_no_framework() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + HOST + "..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.springframework..", "io.micronaut..", "jakarta..", "tools.jackson.."))
                .because("it is compiled once for both frameworks")
                .check(classes(""));
    }

    @Test
    void a_marketplace_that_reaches_a_use_case_is_caught() {
        var broken = new ClassFileImporter().importPackages(FIXTURE);

        assertThat(hostRule(FIXTURE, "").evaluate(broken).hasViolation()).isTrue();
    }

    /** The classes of a module, as they were built. */
    private static JavaClasses classes(String starter) {
        String module = starter.isEmpty() ? "marketplace" : starter.substring(1) + "-marketplace";
        JavaClasses found = new ClassFileImporter()
                .importPath(Path.of(System.getProperty("marketplace.examples"), module, "target", "classes"));
        assertThat(found.stream().filter(type -> type.getPackageName().startsWith(ROOT + HOST + starter)))
                .hasSizeGreaterThan(10);
        return found;
    }

    private static ArchRule hostRule(String root, String starter) {
        return noClasses()
                .that()
                .resideInAPackage(root + HOST + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(open(root, starter)))))
                .because("an example shows what every host may do");
    }

    private static String[] open(String root, String starter) {
        Stream<String> own = starter.isEmpty() ? Stream.of(HOST + "..") : Stream.of(HOST + "..", starter + "..");
        return Stream.concat(PUBLIC.stream(), own).map(suffix -> root + suffix).toArray(String[]::new);
    }
}
