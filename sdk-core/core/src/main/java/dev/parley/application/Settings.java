// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import dev.parley.settlement.DealTerms;
import java.time.Duration;

/**
 * What a host may set.
 *
 * @param dealTerms how long deals wait for checkout
 * @param checkoutExtension how much longer a deal waits once checkout has begun
 * @param checkoutLimit the longest such extension
 * @param approvalExpiry how long a request for approval waits
 * @param answersKept how long the answer to a command is kept for its idempotency key
 * @param retention how long what has ended is kept
 * @param commitAttempts how often a command is decided again when another one came first, at least 1
 */
public record Settings(
        DealTerms dealTerms,
        Duration checkoutExtension,
        Duration checkoutLimit,
        Duration approvalExpiry,
        Duration answersKept,
        Retention retention,
        int commitAttempts) {
    public static final Settings DEFAULT = new Settings(
            DealTerms.DEFAULT,
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(24),
            Duration.ofHours(24),
            Retention.FOR_EVER,
            16);

    /** The same with other waits for checkout. */
    public Settings withDealTerms(DealTerms terms) {
        return new Settings(
                terms, checkoutExtension, checkoutLimit, approvalExpiry, answersKept, retention, commitAttempts);
    }

    /** The same with another extension. */
    public Settings withCheckoutExtension(Duration extension) {
        return new Settings(
                dealTerms, extension, checkoutLimit, approvalExpiry, answersKept, retention, commitAttempts);
    }

    /** The same with another wait for approval. */
    public Settings withApprovalExpiry(Duration expiry) {
        return new Settings(
                dealTerms, checkoutExtension, checkoutLimit, expiry, answersKept, retention, commitAttempts);
    }

    /** The same with answers kept for another time. */
    public Settings withAnswersKept(Duration time) {
        return new Settings(
                dealTerms, checkoutExtension, checkoutLimit, approvalExpiry, time, retention, commitAttempts);
    }

    /** The same with what has ended kept for other times. */
    public Settings withRetention(Retention kept) {
        return new Settings(
                dealTerms, checkoutExtension, checkoutLimit, approvalExpiry, answersKept, kept, commitAttempts);
    }
}
