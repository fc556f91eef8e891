// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import java.util.Optional;

/**
 * The host's catalogue. Without one, listings are those that the host has put through the facade or the Java API.
 *
 * <p>It is asked when a negotiation opens, when private terms are set or read, and for dry runs. Open negotiations keep the
 * listing as it was found: to end them when a listing goes, changes hands or loses an item, take it off the catalogue and then
 * call {@link dev.parley.api.Listings#withdraw}, which binds from its commit on.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ListingSource {
    /**
     * The listing as it stands now; empty when it is not for sale. An item's stock is all units that were ever put up for
     * sale, the held and the sold ones among them.
     *
     * @throws ParleyException or any unchecked exception when the catalogue cannot be read; the command then fails as
     *     unavailable
     */
    Optional<Listing> find(Tenant tenant, ListingRef listing);
}
