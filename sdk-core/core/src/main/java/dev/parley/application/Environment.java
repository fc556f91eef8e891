// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import dev.parley.application.fact.Facts;
import dev.parley.application.store.Store;
import dev.parley.model.Instants;
import dev.parley.port.HostTransaction;
import dev.parley.port.Inventory;
import dev.parley.port.KeySource;
import dev.parley.port.ListingSource;
import dev.parley.port.Telemetry;
import dev.parley.protocol.ProtocolRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * All that the use cases stand on.
 *
 * @param listings the host's catalogue; empty for the listings that are put through the API
 * @param inventory the host's stock; empty for Parley's own rows
 * @param listeners the host's, each with a name of its own
 * @param facts what the host says and what is computed
 * @param cache sessions by negotiation, so that only newer events are read
 */
public record Environment(
        Store store,
        InstantSource clock,
        Ids ids,
        ProtocolRegistry protocols,
        Optional<ListingSource> listings,
        Optional<Inventory> inventory,
        HostTransaction hostTransaction,
        KeySource keys,
        List<NamedListener> listeners,
        Telemetry telemetry,
        Settings settings,
        Facts facts,
        SessionCache cache) {
    public Environment {
        listeners = NamedListener.all(listeners);
    }

    /** The present instant, whole microseconds. */
    public Instant now() {
        return Instants.truncate(clock.instant());
    }
}
