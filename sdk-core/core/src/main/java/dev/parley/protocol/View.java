// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;

/**
 * What a viewer sees, of a state or of an event.
 *
 * @param kind for a state its phase, for an event its type
 * @param details an object of the protocol's own, documented with its schemas
 * @since 0.1.0
 */
public record View(String kind, Json details) {}
