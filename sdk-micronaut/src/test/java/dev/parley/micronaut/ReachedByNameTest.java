// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ahead of time: the starter reaches nothing by name, so that it needs no list for native images. */
final class ReachedByNameTest {
    private static final Set<String> LOOKING_UP = Set.of(
            "java.lang.ClassLoader",
            "java.lang.invoke.MethodHandles",
            "java.lang.reflect.Proxy",
            "java.util.ResourceBundle",
            "java.util.ServiceLoader");
    private static final String OF_A_CLASS = "forName|getResource.*|getDeclared.*|getConstructor|getMethod|getField";

    private static final JavaClasses STARTER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley.micronaut");

    @Test
    void the_starter_reaches_nothing_by_name() {
        List<String> reached = STARTER.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(ReachedByNameTest::looksUp)
                .map(JavaMethodCall::getDescription)
                .toList();

        assertThat(STARTER).isNotEmpty();
        assertThat(reached).isEmpty();
    }

    @Test
    void what_looks_up_by_name_is_noticed() {
        JavaClasses looking = new ClassFileImporter().importClasses(Looking.class);

        assertThat(looking.get(Looking.class).getMethodCallsFromSelf())
                .filteredOn(ReachedByNameTest::looksUp)
                .hasSize(2);
    }

    private static boolean looksUp(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        return LOOKING_UP.contains(owner)
                || (owner.equals("java.lang.Class") && call.getName().matches(OF_A_CLASS));
    }

    /** Reaches a class and a resource by name. */
    static final class Looking {
        Object look() throws ClassNotFoundException {
            return List.of(Class.forName("java.lang.String"), String.class.getResourceAsStream("none") == null);
        }
    }
}
