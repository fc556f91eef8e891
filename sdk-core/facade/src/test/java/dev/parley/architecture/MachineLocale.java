// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Calls of the JDK that take the locale of the machine where none is named. */
final class MachineLocale {
    private static final Map<String, Set<String>> READING = Map.of(
            "java.lang.String", Set.of("format", "formatted", "toLowerCase", "toUpperCase"),
            "java.io.PrintStream", Set.of("format", "printf"),
            "java.io.PrintWriter", Set.of("format", "printf"),
            "java.util.Formatter", Set.of("<init>"),
            "java.util.Locale", Set.of("getDefault"),
            "java.text.NumberFormat", Set.of("getInstance", "getNumberInstance", "getIntegerInstance"),
            "java.text.DecimalFormat", Set.of("<init>"),
            "java.text.MessageFormat", Set.of("<init>", "format"),
            "java.time.format.DateTimeFormatter", Set.of("ofPattern"));

    private MachineLocale() {}

    static DescribedPredicate<JavaCall<?>> isRead() {
        return DescribedPredicate.describe("reads the machine's locale", call -> isRead(call.getTarget()));
    }

    private static boolean isRead(CodeUnitCallTarget target) {
        boolean named = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Locale.class));
        return !named
                && READING.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
    }
}
