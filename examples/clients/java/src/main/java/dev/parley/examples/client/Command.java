// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import dev.parley.client.api.ApiException;
import dev.parley.client.api.ApiResponse;

/** A request that can be sent again under the same idempotency key; a read is one that does without the key. */
@FunctionalInterface
public interface Command<T> {
    /** Sends it once. */
    ApiResponse<T> send(String idempotencyKey) throws ApiException;
}
