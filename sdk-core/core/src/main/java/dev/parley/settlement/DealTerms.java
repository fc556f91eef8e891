// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.Binding;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a deal waits for checkout, by how it binds.
 *
 * @param notBinding after an agreement that either party may still leave, longer than nothing
 * @param onAcceptance after an agreement that holds both, longer than nothing
 * @param onPayment after an agreement that only payment makes binding, longer than nothing
 * @since 0.1.0
 */
public record DealTerms(Duration notBinding, Duration onAcceptance, Duration onPayment) {
    /** Seven days, and fifteen minutes where stock waits for a payment. */
    public static final DealTerms DEFAULT =
            new DealTerms(Duration.ofDays(7), Duration.ofDays(7), Duration.ofMinutes(15));

    public DealTerms {
        requirePositive("notBinding", notBinding);
        requirePositive("onAcceptance", onAcceptance);
        requirePositive("onPayment", onPayment);
    }

    private static void requirePositive(String name, Duration wait) {
        // Less than a microsecond would be cut to nothing.
        if (wait.compareTo(Duration.ofNanos(1_000)) < 0) {
            throw new IllegalArgumentException(name + " must be at least a microsecond");
        }
    }

    /** When a deal lapses that was agreed at an instant. */
    public Instant expiry(Binding binding, Instant agreedAt) {
        return agreedAt.plus(
                switch (binding) {
                    case NOT_BINDING -> notBinding;
                    case ON_ACCEPTANCE -> onAcceptance;
                    case ON_PAYMENT -> onPayment;
                });
    }
}
