// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * Something about its principal that an agent may be allowed to tell the other side. What is not allowed is secret.
 *
 * @since 0.1.0
 */
public enum Disclosure {
    /** Who the principal is. */
    IDENTITY,
    /** Which issues matter how much to it. */
    PREFERENCES,
    /** By when it wants to have agreed. */
    DEADLINE,
    /** That it has other offers, and on what terms. */
    ALTERNATIVES,
    /**
     * The principal's limits: the bounds of the mandate, and private terms such as thresholds. Only an agent that may tell
     * them is shown its principal's private terms.
     */
    LIMITS,
    /**
     * Free text beside its moves. Whoever may write it can tell anything in it: what the text says is not looked at, and binds
     * nobody.
     */
    MESSAGES
}
