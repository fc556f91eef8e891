// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in a host's log why Parley could not start and what to do, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SetUpFailureAnalyzer implements FailureAnalyzer {
    private static final String OWN = "parley.";

    @Override
    @SuppressWarnings("NullAway") // null means that another analyzer may try, which the interface does not say
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SetUpException fault) {
                return new FailureAnalysis(fault.getMessage(), fault.action(), failure);
            }
            if (cause instanceof InvalidConfigurationPropertyValueException wrong
                    && wrong.getName().startsWith(OWN)) {
                return new FailureAnalysis(
                        wrong.getName() + " cannot be '" + wrong.getValue() + "'.",
                        "For " + wrong.getName() + ", " + wrong.getReason() + ".",
                        failure);
            }
        }
        return null;
    }
}
