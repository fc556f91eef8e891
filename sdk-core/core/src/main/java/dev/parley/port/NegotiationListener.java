// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * Hears what happened: after commit, at least once, in order per negotiation. It is called on threads of its own, several
 * at once for different negotiations, so that a slow one delays its own news and nothing else. An exception makes the same
 * event come again later and holds back what happened after it in the same negotiation; an event that keeps on failing is
 * given up after some time and logged, and those behind it come. A type that is not known here is to be ignored: new ones
 * may be added.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface NegotiationListener {
    void on(Happened event);

    /**
     * Something that happened, as the marketplace itself may read it, like an operator: what a seat keeps to itself is left
     * out, and so is an event that operators do not see.
     *
     * @param negotiation where it happened; empty for a request for approval of an opening, for private terms and for what
     *     becomes of a principal
     * @param id names it for ever, so that a repetition is known: {@code neg_…/3} for the third event of a negotiation,
     *     {@code deal_…/parley.deal-redeemed} for what happens once to a deal
     * @param at when it was decided, by Parley's clock
     * @param type a stable name such as {@code offer-made}; the catalogue in the guide lists all
     * @param version of the type's details, from 1; what one version says is never changed
     * @param details an object, empty where the type has nothing for the marketplace to read
     */
    record Happened(
            Tenant tenant,
            Optional<NegotiationId> negotiation,
            String id,
            Instant at,
            String type,
            int version,
            Json details) {}
}
