// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.Json;
import java.time.Instant;

/**
 * A message for the outbox.
 *
 * @param queue whose it is: {@link #OWN} for Parley itself, else a listener's name; at most 128 characters
 * @param topic what it is about
 * @param key messages of one key are handled in the order in which they were written; at most 200 characters
 * @param readyAt not before
 */
public record NewMessage(String queue, String topic, String key, Json body, Instant readyAt) {
    /** The queue of what Parley itself has to do. */
    public static final String OWN = "parley";

    /** A message for Parley itself. */
    public NewMessage(String topic, String key, Json body, Instant readyAt) {
        this(OWN, topic, key, body, readyAt);
    }
}
