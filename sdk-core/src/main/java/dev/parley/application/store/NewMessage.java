package dev.parley.application.store;

import dev.parley.model.Json;
import java.time.Instant;

/**
 * A message for the outbox.
 *
 * @param topic what it is about
 * @param key messages of one key are handled in the order in which they were written; at most 200 characters
 * @param readyAt not before
 */
public record NewMessage(String topic, String key, Json body, Instant readyAt) {}
