package dev.parley.api;

import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.protocol.RefusalCode;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Whether a move would stand by the public rules and the caller's own mandate.
 *
 * @param refusal why not; empty when it would
 * @param params what the caller may know besides
 * @param binds the most, or for a seller the least, that the move may bind the caller to; empty when it binds nothing
 */
public record Simulation(Optional<RefusalCode> refusal, SortedMap<String, Json> params, Optional<Money> binds) {}
