package dev.parley.examples.marketplace.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.Listing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The shipped catalogue for tests elsewhere, at a fixed noon. */
public final class Catalogues {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    private Catalogues() {}

    /** All of it, as Parley knows it. */
    public static List<Listing> listings(ObjectMapper mapper) {
        Catalogue catalogue = new Catalogue(mapper);
        CatalogueListings source = new CatalogueListings(catalogue, NOON);
        return catalogue.all().stream().map(source::listing).toList();
    }
}
