// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether there is Parley at all. Ends the start where {@code parley.enabled} says neither, and on a Spring Boot on which
 * half of Parley would be missing without a word.
 */
final class OnParley implements Condition {
    private static final String ENABLED = "parley.enabled";
    private static final int LEAST = 4;

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean enabled = isTrue(context.getEnvironment().getProperty(ENABLED, "true"));
        if (enabled) {
            requireSupported(SpringBootVersion.getVersion());
        }
        return enabled;
    }

    private static boolean isTrue(String text) {
        boolean isTrue = text.equalsIgnoreCase("true");
        if (!isTrue && !text.equalsIgnoreCase("false")) {
            throw new InvalidConfigurationPropertyValueException(ENABLED, text, "set true or false");
        }
        return isTrue;
    }

    static void requireSupported(String version) {
        if (Integer.parseInt(version.substring(0, version.indexOf('.'))) < LEAST) {
            throw new SetUpException(
                    "Parley's starter is made for Spring Boot 4, and this is Spring Boot " + version + ".",
                    "Move to Spring Boot 4, or take the starter out and build Parley from dev.parley:parley-core with"
                            + " Parley.builder().");
        }
    }
}
