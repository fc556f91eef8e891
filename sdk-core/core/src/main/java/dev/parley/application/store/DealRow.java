// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A deal: what was agreed, which never changes, and how it stands.
 *
 * @param content the signed content's JSON
 * @param signature the compact JWS over it
 * @param authority under whose authority each side agreed, and what redemption needs to know besides; for the store's
 *     keepers only
 * @param standing how it stands
 */
public record DealRow(
        Tenant tenant,
        DealId id,
        NegotiationId negotiation,
        ListingRef listing,
        PrincipalId buyer,
        PrincipalId seller,
        Json content,
        String signature,
        Json authority,
        Standing standing) {

    /** The same, signed. */
    public DealRow signed(String document) {
        return new DealRow(tenant, id, negotiation, listing, buyer, seller, content, document, authority, standing);
    }

    /**
     * How a deal stands, as columns; {@code dev.parley.settlement} gives them meaning.
     *
     * @param state the state's name
     * @param expiresAt when it lapses if it is still agreed or in checkout; when it ended if it ended unpaid
     * @param order the order that redeemed it
     * @param status the whole status as JSON
     */
    public record Standing(String state, Instant expiresAt, Optional<OrderReference> order, Json status) {
        private static final Set<String> LAPSING = Set.of("AGREED", "IN_CHECKOUT");

        /** Whether the deal lapses at its expiry: it is agreed, or in checkout. */
        public boolean lapses() {
            return LAPSING.contains(state);
        }
    }
}
