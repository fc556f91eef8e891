// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.Parley;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each JUnit test a {@link TestParley} of its own, its {@link Parley} or its {@link SettableClock}, whichever the
 * method names as parameters, and closes it after the test: {@code @ExtendWith(ParleyExtension.class)}.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // JUnit is optional: whoever uses this has it already
public final class ParleyExtension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(ParleyExtension.class);
    private static final Set<Class<?>> GIVEN = Set.of(TestParley.class, Parley.class, SettableClock.class);

    /** For JUnit. */
    public ParleyExtension() {}

    /** Only methods of a test are given one: a constructor's or a class's would outlive the test. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getTestMethod().isPresent()
                && GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        TestParley given = test.getStore(OWN)
                .getOrComputeIfAbsent(test.getUniqueId(), unused -> TestParley.create(), TestParley.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Parley.class) {
            return given.parley();
        }
        return type == SettableClock.class ? given.clock() : given;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        TestParley given = test.getStore(OWN).remove(test.getUniqueId(), TestParley.class);
        if (given != null) {
            given.close();
        }
    }
}
