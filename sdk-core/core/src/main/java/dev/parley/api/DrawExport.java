// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Json;

/**
 * What recomputing a drawn price takes, besides the published keys.
 *
 * @param opening in the protocol's format: for sealed bids {@code parley-draw-opening/1}, which {@code DrawVerifier}
 *     checks
 * @param receipt a compact JWS that signs the transcript's head
 * @since 0.1.0
 */
public record DrawExport(Json opening, String receipt) {}
