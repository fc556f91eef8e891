// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import dev.parley.application.store.Append;
import dev.parley.application.store.Condition;
import dev.parley.model.Listing;
import java.util.Optional;

/**
 * A listing that is for sale, as it was read.
 *
 * @param asPut the record that it was read from; empty for one of the host's own catalogue
 */
public record ListingForSale(Listing listing, SalePeriod period, Optional<Condition> asPut) {
    /** Lets an append be written only while the listing is as it was read. */
    public Append.Builder restOn(Append.Builder append) {
        asPut.ifPresent(append::condition);
        return period.restOn(append);
    }
}
