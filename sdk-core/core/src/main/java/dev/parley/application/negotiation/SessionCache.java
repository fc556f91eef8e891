package dev.parley.application.negotiation;

import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import java.util.Optional;

/**
 * Sessions as they stood at some event. Never asked for the truth: whoever takes a session from here reads the events after it.
 */
public interface SessionCache {
    Optional<NegotiationSession<?, ?, ?, ?>> find(Tenant tenant, NegotiationId negotiation);

    /** Keeps a session that was read from, or committed to, the store. */
    void put(NegotiationSession<?, ?, ?, ?> session);

    /** Keeps it no longer. */
    void forget(Tenant tenant, NegotiationId negotiation);

    /** Keeps nothing. */
    SessionCache NONE = new SessionCache() {
        @Override
        public Optional<NegotiationSession<?, ?, ?, ?>> find(Tenant tenant, NegotiationId negotiation) {
            return Optional.empty();
        }

        @Override
        public void put(NegotiationSession<?, ?, ?, ?> session) {
            // Keeps nothing.
        }

        @Override
        public void forget(Tenant tenant, NegotiationId negotiation) {
            // Has nothing to forget.
        }
    };
}
