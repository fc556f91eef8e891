// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Json;

/**
 * The published keys, with which deals and receipts verify.
 *
 * @since 0.1.0
 */
public interface Keys {
    /** The current and retired keys as a JWK set. */
    Json jwks();
}
