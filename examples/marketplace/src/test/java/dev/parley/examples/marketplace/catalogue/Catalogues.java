// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

import dev.parley.model.Listing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The shipped catalogue for tests elsewhere, at a fixed noon. */
public final class Catalogues {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

    private Catalogues() {}

    /** All of it, as Parley knows it. */
    public static List<Listing> listings() {
        Catalogue catalogue = Catalogue.shipped();
        CatalogueListings source = new CatalogueListings(catalogue, NOON);
        return catalogue.all().stream().map(source::listing).toList();
    }
}
