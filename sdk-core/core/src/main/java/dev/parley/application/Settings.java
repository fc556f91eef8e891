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
 * @param snapshotEvery how many events lie between two snapshots of a negotiation, at least {@value #LEAST_BETWEEN_SNAPSHOTS}
 */
public record Settings(
        DealTerms dealTerms,
        Duration checkoutExtension,
        Duration checkoutLimit,
        Duration approvalExpiry,
        Duration answersKept,
        Retention retention,
        int commitAttempts,
        int snapshotEvery) {
    /** Snapshots lie no nearer to each other. */
    public static final int LEAST_BETWEEN_SNAPSHOTS = 10;

    public static final Settings DEFAULT = new Settings(
            DealTerms.DEFAULT,
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(24),
            Duration.ofHours(24),
            Retention.FOR_EVER,
            16,
            500);

    public Settings {
        if (snapshotEvery < LEAST_BETWEEN_SNAPSHOTS) {
            throw new IllegalArgumentException("snapshots must lie at least " + LEAST_BETWEEN_SNAPSHOTS
                    + " events apart, and not " + snapshotEvery);
        }
    }

    /** The same with other waits for checkout. */
    public Settings withDealTerms(DealTerms terms) {
        return new Settings(
                terms,
                checkoutExtension,
                checkoutLimit,
                approvalExpiry,
                answersKept,
                retention,
                commitAttempts,
                snapshotEvery);
    }

    /** The same with another extension. */
    public Settings withCheckoutExtension(Duration extension) {
        return new Settings(
                dealTerms,
                extension,
                checkoutLimit,
                approvalExpiry,
                answersKept,
                retention,
                commitAttempts,
                snapshotEvery);
    }

    /** The same with another wait for approval. */
    public Settings withApprovalExpiry(Duration expiry) {
        return new Settings(
                dealTerms,
                checkoutExtension,
                checkoutLimit,
                expiry,
                answersKept,
                retention,
                commitAttempts,
                snapshotEvery);
    }

    /** The same with answers kept for another time. */
    public Settings withAnswersKept(Duration time) {
        return new Settings(
                dealTerms,
                checkoutExtension,
                checkoutLimit,
                approvalExpiry,
                time,
                retention,
                commitAttempts,
                snapshotEvery);
    }

    /** The same with what has ended kept for other times. */
    public Settings withRetention(Retention kept) {
        return new Settings(
                dealTerms,
                checkoutExtension,
                checkoutLimit,
                approvalExpiry,
                answersKept,
                kept,
                commitAttempts,
                snapshotEvery);
    }

    /** The same with another number of events between two snapshots. */
    public Settings withSnapshotEvery(int events) {
        return new Settings(
                dealTerms,
                checkoutExtension,
                checkoutLimit,
                approvalExpiry,
                answersKept,
                retention,
                commitAttempts,
                events);
    }
}
