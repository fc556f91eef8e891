// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Disclosure;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A move about to be made, with all that a mandate looks at.
 *
 * @param at the instant of the decision
 * @param listing the negotiation's snapshot
 * @param role what the moving seat does
 * @param kind the kind of move
 * @param binds the worst terms to which it may hold the mover: complete, valid for the listing, one of an item; empty
 *     when it binds nothing
 * @param amounts what an item comes to, where that is another amount than its terms come to
 * @param tells what it tells the other side about the mover's principal
 * @param settlement which awards become deals together
 * @param movesMade moves made so far under this seat in this negotiation
 * @param lastMoveAt when the last of them was made
 * @since 0.1.0
 */
public record Attempt(
        Instant at,
        Listing listing,
        SeatRole role,
        String kind,
        List<Terms> binds,
        Map<ItemId, Money> amounts,
        Set<Disclosure> tells,
        SettlementRule settlement,
        long movesMade,
        Optional<Instant> lastMoveAt) {
    public Attempt {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(settlement, "settlement");
        Objects.requireNonNull(lastMoveAt, "lastMoveAt");
        binds = List.copyOf(binds);
        amounts = Map.copyOf(amounts);
        tells = Set.copyOf(tells);
        requireComplete(listing, binds);
        if (movesMade < 0) {
            throw new IllegalArgumentException("movesMade must not be negative");
        }
    }

    /** A move at what its terms come to. */
    public Attempt(
            Instant at,
            Listing listing,
            SeatRole role,
            String kind,
            List<Terms> binds,
            Set<Disclosure> tells,
            SettlementRule settlement,
            long movesMade,
            Optional<Instant> lastMoveAt) {
        this(at, listing, role, kind, binds, Map.of(), tells, settlement, movesMade, lastMoveAt);
    }

    /** What an item comes to. */
    Money amount(Terms terms) {
        Money byTerms = listing.item(terms.item()).orElseThrow().amount(terms);
        return amounts.getOrDefault(terms.item(), byTerms);
    }

    private static void requireComplete(Listing listing, List<Terms> binds) {
        if (!listing.faults(binds).isEmpty()) {
            throw new IllegalArgumentException("binds must be valid for the listing, one of an item: "
                    + listing.faults(binds).get(0));
        }
        for (Terms terms : binds) {
            if (!listing.item(terms.item()).orElseThrow().missing(terms).isEmpty()) {
                throw new IllegalArgumentException("binds must be complete, but " + terms.item() + " is not");
            }
        }
    }

    boolean isBinding() {
        return !binds.isEmpty();
    }
}
