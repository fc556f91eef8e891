// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.AtLeast;
import dev.parley.model.Listing;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import java.util.Comparator;
import java.util.List;

/**
 * To what a move binds its mover: the worst that it may come to, one of several alternatives where the others choose.
 *
 * @param alternatives each the terms of some items, an item once; empty when the move binds to nothing
 * @since 0.1.0
 */
public record Bound(List<List<Terms>> alternatives) {
    /** A move that binds to nothing. */
    public static final Bound NOTHING = new Bound(List.of());

    public Bound {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /**
     * A move that binds to all of these terms, complete ones, or to as few of them as settle: the cheapest, which is the worst for
     * a seller.
     */
    public static Bound to(SettlementRule settlement, Listing listing, List<Terms> terms) {
        if (!(settlement instanceof AtLeast enough) || terms.size() <= enough.items()) {
            return to(terms);
        }
        List<Terms> cheapest = terms.stream()
                .sorted(Comparator.comparing(
                        of -> listing.item(of.item()).orElseThrow().amount(of)))
                .limit(enough.items())
                .toList();
        return new Bound(List.of(terms, cheapest));
    }

    /** A move that binds to all of these terms; to nothing where there are none. */
    public static Bound to(List<Terms> terms) {
        return terms.isEmpty() ? NOTHING : new Bound(List.of(terms));
    }
}
