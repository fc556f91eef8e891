// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import java.time.Instant;

/**
 * The answer kept for a command.
 *
 * @param scope who commanded what, see {@link #scope}; at most 400 characters
 * @param key the idempotency key
 * @param fingerprint the MAC of the request
 * @param answer what the command's own use case reads back
 * @param expiresAt when it is forgotten
 */
public record StoredAnswer(String scope, String key, Hash fingerprint, Json answer, Instant expiresAt) {
    /**
     * The scope of answers that are forgotten with a principal.
     *
     * @param command what tells its commands apart, and those about it
     */
    public static String scope(PrincipalId principal, Hash command) {
        return begin(principal) + command.hex();
    }

    /** With what the scopes of a principal's answers begin, and no others do. */
    public static String begin(PrincipalId principal) {
        return principal.value() + "\n";
    }
}
