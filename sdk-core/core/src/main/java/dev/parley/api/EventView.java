package dev.parley.api;

import dev.parley.model.Json;
import java.time.Instant;

/**
 * Something that happened, as one viewer may see it.
 *
 * @param number its number among the events that this viewer sees, from 1
 * @param type what happened
 * @param details what the protocol shows of it
 */
public record EventView(long number, String type, Instant at, Json details) {}
