// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import java.util.Optional;

/**
 * Sessions as they stood at some event. Never asked for the truth: whoever takes a session from here reads the events after it.
 */
public interface SessionCache {
    /** A negotiation as it stood at one of its events. What it holds is its own matter; a cache only weighs it. */
    interface Kept {
        Tenant tenant();

        NegotiationId negotiation();

        int seatCount();

        /** How many events it has seen. */
        long version();

        /** How many events it remembers states of. */
        long events();

        /** How many bytes these events have. */
        long bytes();
    }

    Optional<Kept> find(Tenant tenant, NegotiationId negotiation);

    /** Keeps a session that was read from, or committed to, the store. */
    void put(Kept session);

    /** Keeps it no longer. */
    void forget(Tenant tenant, NegotiationId negotiation);

    /** Keeps nothing. */
    SessionCache NONE = new SessionCache() {
        @Override
        public Optional<Kept> find(Tenant tenant, NegotiationId negotiation) {
            return Optional.empty();
        }

        @Override
        public void put(Kept session) {
            // Keeps nothing.
        }

        @Override
        public void forget(Tenant tenant, NegotiationId negotiation) {
            // Has nothing to forget.
        }
    };
}
