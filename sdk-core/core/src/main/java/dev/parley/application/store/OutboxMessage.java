// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.Json;
import dev.parley.model.Tenant;
import java.time.Instant;

/**
 * A message that was taken from the outbox.
 *
 * @param id the store's own number
 * @param readyAt when it became ready, or will again
 * @param attempts how often it was taken and given back
 */
public record OutboxMessage(
        Tenant tenant, long id, String queue, String topic, String key, Json body, Instant readyAt, int attempts) {
    /** The same message with what is left of it to be done. */
    public OutboxMessage with(Json left) {
        return new OutboxMessage(tenant, id, queue, topic, key, left, readyAt, attempts);
    }
}
