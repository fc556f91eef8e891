// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.form.Hyphenated;

/**
 * Why a mediation ended without an agreement.
 *
 * @since 0.1.0
 */
public enum ClosedReason implements Hyphenated {
    /** Not all parties had taken a seat and stated their priorities, or the mediator had proposed nothing, in time. */
    NOT_PREPARED,
    /** Nothing leaves everybody at its reservation or above. */
    NO_COMMON_GROUND,
    /** Not all parties accepted, and no round is left. */
    NOT_ACCEPTED,
    /** What was for sale can no longer be had. */
    UNAVAILABLE
}
