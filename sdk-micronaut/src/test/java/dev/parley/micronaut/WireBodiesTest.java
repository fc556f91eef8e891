// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.micronaut.http.annotation.Body;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every body that an operation takes has a binder of ours: Micronaut's own would read the request a second time and fail. */
final class WireBodiesTest {
    @Test
    void every_body_of_an_operation_is_handed_over_as_the_gate_has_read_it() {
        Set<String> taken = new ClassFileImporter()
                .importPackages("dev.parley.micronaut.api").stream()
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .flatMap(WireBodiesTest::bodies)
                        .collect(Collectors.toCollection(TreeSet::new));

        Set<String> bound = Arrays.stream(WireBodies.class.getDeclaredMethods())
                .map(Method::getGenericReturnType)
                .filter(ParameterizedType.class::isInstance)
                .map(type -> ((ParameterizedType) type).getActualTypeArguments()[0].getTypeName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(bound).isEqualTo(taken).hasSizeGreaterThan(10);
    }

    private static Stream<String> bodies(Method operation) {
        return Arrays.stream(operation.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(Body.class))
                .map(Parameter::getParameterizedType)
                .map(type -> type.getTypeName());
    }
}
