package dev.parley.port;

import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.protocol.EncodedEvent;
import java.time.Instant;

/**
 * Hears what happened: after commit, at least once, in order per negotiation. An exception makes the same event come
 * again later, and holds back those behind it.
 */
@FunctionalInterface
public interface NegotiationListener {
    void on(Happened event);

    /**
     * Something that happened. It carries what both parties may read; what a seat keeps to itself is left out.
     *
     * @param seq its number in the negotiation, from 1; the same one never means two things
     * @param event type, version and the parts for the parties
     */
    record Happened(Tenant tenant, NegotiationId negotiation, long seq, Instant at, EncodedEvent event) {}
}
