package dev.parley.application.negotiation;

import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import java.util.Optional;

/**
 * Runs as they stood at some event. Never asked for the truth: whoever takes a run from here reads the events after it.
 */
public interface RunCache {
    Optional<Run<?, ?, ?, ?>> find(Tenant tenant, NegotiationId negotiation);

    /** Keeps a run that was read from, or committed to, the store. */
    void put(Run<?, ?, ?, ?> run);

    /** Keeps nothing. */
    RunCache NONE = new RunCache() {
        @Override
        public Optional<Run<?, ?, ?, ?>> find(Tenant tenant, NegotiationId negotiation) {
            return Optional.empty();
        }

        @Override
        public void put(Run<?, ?, ?, ?> run) {
            // Keeps nothing.
        }
    };
}
