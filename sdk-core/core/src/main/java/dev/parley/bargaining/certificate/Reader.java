// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.certificate;

/**
 * Who asks for a certificate.
 *
 * @since 0.1.0
 */
public enum Reader {
    /** The party that counts as the first. */
    FIRST_PARTY,
    /** The other party. */
    SECOND_PARTY,
    /** Whom the policy names to check agreements. */
    AUDITOR
}
