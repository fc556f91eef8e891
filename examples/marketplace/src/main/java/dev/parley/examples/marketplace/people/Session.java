// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.people;

import java.time.Instant;

/**
 * A visit of somebody who signed in.
 *
 * @param token what the cookie holds, unguessable
 * @param forgeryToken what the pages send back with every command, so that no other site can send one
 * @param expiresAt the first instant at which it no longer holds
 */
public record Session(String token, Person person, String forgeryToken, Instant expiresAt) {
    /** The name of the cookie that holds the token. */
    public static final String COOKIE = "fairhand-session";

    /** The header that carries the forgery token. */
    public static final String FORGERY_HEADER = "X-CSRF-Token";
}
