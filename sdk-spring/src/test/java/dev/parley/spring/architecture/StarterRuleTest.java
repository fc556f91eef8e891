// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StarterRuleTest {
    private static final String ROOT = "dev.parley";
    private static final String STARTER = ".spring";
    private static final String FIXTURE = StarterRuleTest.class.getPackageName() + ".fixtures";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT + STARTER);

    @Test
    void the_starter_uses_the_public_api_and_two_adapters_alone() {
        starterRule(ROOT).check(CLASSES);
    }

    @Test
    void a_starter_that_reaches_a_use_case_is_caught() {
        var broken = new ClassFileImporter().importPackages(FIXTURE);

        assertThat(starterRule(FIXTURE).evaluate(broken).hasViolation()).isTrue();
    }

    private static ArchRule starterRule(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + STARTER + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(open(root)))))
                .because(
                        "a starter is a host of the public API and of the adapters for HTTP and Micrometer, nothing else");
    }

    private static String[] open(String root) {
        return Stream.of(
                        "",
                        ".api..",
                        ".model..",
                        ".protocol..",
                        ".mandate..",
                        ".settlement..",
                        ".policy..",
                        ".port..",
                        ".testing..",
                        ".api..",
                        ".adapter.http..",
                        ".adapter.micrometer..",
                        ".wire..",
                        STARTER + "..")
                .map(suffix -> root + suffix)
                .toArray(String[]::new);
    }
}
