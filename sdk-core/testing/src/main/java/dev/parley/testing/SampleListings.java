// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Listing;
import dev.parley.port.Caller;

/**
 * Two listings of one seller in euros.
 *
 * @since 0.1.0
 */
public final class SampleListings {
    /** Who sells them, in person. */
    public static final Caller SELLER = Caller.person("seller");

    /** One item, {@code bike}, listed at 500.00 euros, three of which there are; category {@code sports}. */
    public static final Listing BIKE = ListingDraft.by("seller", "bike-1")
            .category("sports")
            .item("bike", 500_00, 3)
            .build();

    /** Two items, {@code lamp} at 80.00 and {@code desk} at 250.00, one of each; category {@code home}. */
    public static final Listing LAMP_AND_DESK = ListingDraft.by("seller", "home-1")
            .category("home")
            .item("lamp", 80_00, 1)
            .item("desk", 250_00, 1)
            .build();

    private SampleListings() {}
}
