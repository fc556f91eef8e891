// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.PrincipalId;
import dev.parley.model.Text;
import java.util.Set;
import java.util.function.Function;

/**
 * The listings that a mandate covers. A listing must lie on every axis that is named; an axis that is not named is open.
 * Naming none covers nothing, so it is refused: whoever means every listing says {@link #ANYTHING}.
 *
 * @param anything whether every listing is covered; then no axis is named
 * @param categories the host's names of categories, at most 1,000; empty when not named
 * @param listings at most 1,000; empty when not named
 * @param sellers at most 1,000; empty when not named
 * @since 0.1.0
 */
public record Scope(boolean anything, Set<String> categories, Set<ListingRef> listings, Set<PrincipalId> sellers) {
    /** Every listing of the marketplace. */
    public static final Scope ANYTHING = new Scope(true, Set.of(), Set.of(), Set.of());

    public Scope {
        categories = BoundedSet.of("categories", categories);
        listings = BoundedSet.of("listings", listings);
        sellers = BoundedSet.of("sellers", sellers);
        categories.forEach(category -> Text.requireId("category", category, 128));
        boolean named = !(categories.isEmpty() && listings.isEmpty() && sellers.isEmpty());
        if (anything == named) {
            throw new IllegalArgumentException(
                    "scope must name categories, listings or sellers, or say anything, and not both");
        }
    }

    /** Whether a listing lies within it. */
    public boolean covers(Listing listing) {
        return covers(listing.category(), listing.ref(), listing.seller());
    }

    /** Whether a listing lies within it, of which no more is known. */
    public boolean covers(String category, ListingRef listing, PrincipalId seller) {
        return open(categories, category) && open(listings, listing) && open(sellers, seller);
    }

    private static <T> boolean open(Set<T> axis, T value) {
        return axis.isEmpty() || axis.contains(value);
    }

    /** This scope as JSON. */
    public Json toJson() {
        return Json.object()
                .put("anything", anything)
                .put("categories", Json.array(categories, Json::of))
                .put("listings", Json.array(listings, listing -> Json.of(listing.value())))
                .put("sellers", Json.array(sellers, seller -> Json.of(seller.value())))
                .build();
    }

    /**
     * The scope that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no scope
     */
    public static Scope fromJson(Json json) {
        return new Scope(
                json.get("anything").bool(),
                axis(json, "categories", text -> text),
                axis(json, "listings", ListingRef::new),
                axis(json, "sellers", PrincipalId::new));
    }

    private static <T extends Comparable<? super T>> Set<T> axis(Json json, String name, Function<String, T> read) {
        return BoundedSet.of(name, json.get(name).list(element -> read.apply(element.text())));
    }
}
