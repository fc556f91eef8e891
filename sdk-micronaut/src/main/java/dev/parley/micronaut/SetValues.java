// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.micronaut.core.reflect.ReflectionUtils;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the host has set, looked at as it was written: of what is of the wrong kind Micronaut takes the default. */
@Singleton
final class SetValues {
    private static final List<Class<?>> SETTINGS = List.of(
            ParleySettings.class,
            HttpSettings.class,
            DatabaseSettings.class,
            DealSettings.class,
            ListenerSettings.class,
            RetentionSettings.class);

    SetValues(ApplicationContext context) {
        for (Class<?> settings : SETTINGS) {
            for (Argument<?> argument :
                    context.getBeanDefinition(settings).getConstructor().getArguments()) {
                argument.getAnnotationMetadata()
                        .stringValue(Property.class, "name")
                        .ifPresent(name -> require(context.getEnvironment(), name, argument.getType()));
            }
        }
    }

    private static void require(Environment environment, String property, Class<?> type) {
        Optional<Object> set = environment.getProperty(property, Object.class);
        set.ifPresent(value ->
                Setting.require(fits(environment, property, value, type), property, "'" + value + "'", kind(type)));
    }

    private static boolean fits(Environment environment, String property, Object value, Class<?> type) {
        return type == boolean.class
                ? List.of("true", "false").contains(value.toString())
                : environment
                        .getProperty(property, ReflectionUtils.getWrapperType(type))
                        .isPresent();
    }

    private static String kind(Class<?> type) {
        if (type == boolean.class) {
            return "true or false";
        }
        return type == Duration.class ? "a length of time, such as 200ms, 10m or 7d" : "a whole number";
    }
}
