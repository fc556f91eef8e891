package dev.parley.application.store;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import java.time.Instant;

/**
 * The answer kept for a command.
 *
 * @param scope who commanded what: principal, agent and operation; at most 400 characters
 * @param key the idempotency key
 * @param fingerprint the MAC of the request
 * @param answer what the command's own use case reads back
 * @param expiresAt when it is forgotten
 */
public record StoredAnswer(String scope, String key, Hash fingerprint, Json answer, Instant expiresAt) {}
