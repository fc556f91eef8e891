package dev.parley.api;

import dev.parley.model.Json;

/** The published keys, with which deals and receipts verify. */
public interface Keys {
    /** The current and retired keys as a JWK set. */
    Json jwks();
}
