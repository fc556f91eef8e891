package dev.parley.examples.marketplace.architecture;

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

final class HostRuleTest {
    private static final String ROOT = "dev.parley";
    private static final String HOST = ".examples.marketplace";
    private static final String FIXTURE = HostRuleTest.class.getPackageName() + ".fixtures";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT + HOST);

    @Test
    void the_marketplace_uses_the_public_api_and_its_starter_alone() {
        hostRule(ROOT).check(CLASSES);
    }

    @Test
    void a_marketplace_that_reaches_a_use_case_is_caught() {
        var broken = new ClassFileImporter().importPackages(FIXTURE);

        assertThat(hostRule(FIXTURE).evaluate(broken).hasViolation()).isTrue();
    }

    private static ArchRule hostRule(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + HOST + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(open(root)))))
                .because("an example shows what every host may do");
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
                        ".micronaut..",
                        HOST + "..")
                .map(suffix -> root + suffix)
                .toArray(String[]::new);
    }
}
