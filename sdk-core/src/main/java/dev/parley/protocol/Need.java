package dev.parley.protocol;

import dev.parley.model.PrincipalId;

/** A fact that a decision depends on and that no state holds. Open for more kinds. */
public interface Need {
    /**
     * How many offers a principal has made on this listing, in other negotiations that count against its cap.
     *
     * @param principal the buyer
     */
    record OffersOnListing(PrincipalId principal) implements Need {}
}
