// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.DealId;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * Something that is set aside for a principal.
 *
 * @param kind of what
 * @param amount minor units for {@code BUDGET}, else a number of deals, units or places
 * @param currency of a budget
 * @param mandate whose budget or number of deals
 * @param listing of which units, or on which the principal has its one negotiation
 * @param item of which units
 * @param negotiation which holds it; empty where a deal does
 * @param deal which holds it; empty where a negotiation does
 * @param since since when it holds any of it without a break
 * @since 0.1.0
 */
public record HoldView(
        Kind kind,
        long amount,
        Optional<Currency> currency,
        Optional<MandateId> mandate,
        Optional<ListingRef> listing,
        Optional<ItemId> item,
        Optional<NegotiationId> negotiation,
        Optional<DealId> deal,
        Instant since) {
    /** Of what there is only so much. */
    public enum Kind {
        /** Money that a mandate lets its agent spend. */
        BUDGET,
        /** Deals that a mandate lets its agent make. */
        DEALS,
        /** A buyer's one open negotiation on a listing. */
        NEGOTIATION,
        /** Units of an item. */
        UNITS
    }
}
