// SPDX-License-Identifier: Apache-2.0
package dev.parley.client;

import dev.parley.client.api.ApiException;
import dev.parley.client.api.ApiResponse;

/**
 * A request that can be sent again under the same idempotency key; a read is one that does without the key.
 *
 * @param <T> the answer's body
 * @since 0.1.0
 */
@FunctionalInterface
public interface Command<T> {
    /**
     * Sends it once.
     *
     * @throws ApiException if it was not answered, or not with a success
     */
    ApiResponse<T> send(String idempotencyKey) throws ApiException;
}
