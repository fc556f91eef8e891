// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.application.store.DealRow;
import dev.parley.application.store.Head;
import dev.parley.mandate.Mandate;
import dev.parley.model.Disclosure;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a caller may see of that in which its principal takes part: in person all of it, as an agent what its mandates in
 * force cover, on their side. What an agent may not see is for it as if it were not there.
 *
 * @param under an agent's mandates in force; empty for a principal in person
 */
public record Visibility(Optional<List<Mandate>> under) {
    /** That of a principal in person. */
    static final Visibility IN_PERSON = new Visibility(Optional.empty());

    public Visibility {
        under = under.map(List::copyOf);
    }

    /** Whether it is that of an agent without any mandate in force. */
    public boolean isNothing() {
        return under.filter(List::isEmpty).isPresent();
    }

    /** Whether it includes a negotiation on a listing in which the principal has that role. */
    public boolean includes(SeatRole role, Listing listing) {
        return any(covering(role, listing.category(), listing.ref(), listing.seller()));
    }

    /** Whether it includes a negotiation in which the principal has that role. */
    public boolean includes(SeatRole role, Head head) {
        return any(covering(role, head.category(), head.listing(), head.owner()));
    }

    /** Whether it includes a deal on a listing of that category in which the principal has that role. */
    public boolean includes(SeatRole role, DealRow deal, String category) {
        return any(covering(role, category, deal.listing(), deal.seller()));
    }

    /** Whether it includes what was done under a mandate. */
    public boolean includes(MandateId mandate) {
        return any(held -> held.id().equals(mandate));
    }

    /** Whether it includes what the principal keeps to itself on a listing: an agent that may tell its limits knows them. */
    public boolean includesPrivateTerms(SeatRole role, Listing listing) {
        return any(covering(role, listing.category(), listing.ref(), listing.seller())
                .and(mandate -> mandate.mayDisclose(Disclosure.LIMITS)));
    }

    private static Predicate<Mandate> covering(SeatRole role, String category, ListingRef listing, PrincipalId seller) {
        return mandate -> mandate.role() == role && mandate.scope().covers(category, listing, seller);
    }

    private boolean any(Predicate<Mandate> which) {
        return under.map(mandates -> mandates.stream().anyMatch(which)).orElse(true);
    }
}
