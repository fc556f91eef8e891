// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Hyphenated;

/**
 * What becomes of a commitment that is not revealed in time. Whose it was is published with the outcome.
 *
 * @since 0.1.0
 */
public enum Forfeiture implements Hyphenated {
    /** It counts as no submission; the others' count. */
    VOID,
    /** Nobody gets anything, so that revealing only when it pays shifts no price. */
    ANNUL
}
