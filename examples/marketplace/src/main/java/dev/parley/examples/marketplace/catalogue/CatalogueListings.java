// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.StockPolicy;
import dev.parley.model.Tenant;
import dev.parley.port.ListingSource;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** The catalogue as Parley asks for it. Prices include tax, and shipping but for the fees that a seller names. */
public final class CatalogueListings implements ListingSource {
    private final Catalogue catalogue;
    private final InstantSource clock;

    public CatalogueListings(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public Optional<Listing> find(Tenant tenant, ListingRef listing) {
        return catalogue.find(listing.value()).map(this::listing);
    }

    /** Goods as a listing, their dates counted from today. */
    public Listing listing(Goods goods) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Listing(
                new ListingRef(goods.ref()),
                new PrincipalId(goods.seller()),
                goods.category(),
                Map.of("condition", goods.condition(), "place", goods.place()),
                PriceBasis.ALL_INCLUDED,
                goods.binding(),
                StockPolicy.RESERVED_AT_AGREEMENT,
                goods.pieces().stream()
                        .map(piece -> item(piece, Currency.getInstance(goods.currency()), today))
                        .toList());
    }

    private static Item item(Piece piece, Currency currency, LocalDate today) {
        return new Item(
                new ItemId(piece.id()),
                piece.title(),
                piece.issues().stream()
                        .map(facet -> facet.issue(currency, today))
                        .toList(),
                new Money(piece.listPrice(), currency),
                piece.stock());
    }
}
