// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import java.util.Objects;
import java.util.Optional;

/**
 * A limit on one issue. It applies wherever listing and item fit and the item has that issue; when it names both listing
 * and item, an item without the issue is refused, since a misspelt bound must not leave the agent free.
 *
 * @param listing the listing; empty for any
 * @param item the item; empty for any
 * @param issue the issue
 * @param limit what it may come to
 * @since 0.1.0
 */
public record IssueBound(Optional<ListingRef> listing, Optional<ItemId> item, IssueId issue, Limit limit) {
    public IssueBound {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(limit, "limit");
    }

    /** A limit on every issue of that name, in any item of any listing. */
    public static IssueBound anywhere(IssueId issue, Limit limit) {
        return new IssueBound(Optional.empty(), Optional.empty(), issue, limit);
    }

    /** Where it applies; texts, unlike lists of names, are told apart quickly even when their hashes are all alike. */
    String place() {
        return listing.map(ListingRef::value).orElse("") + "\n"
                + item.map(ItemId::value).orElse("") + "\n" + issue.value();
    }

    boolean concerns(Listing of, ItemId name) {
        return listing.map(of.ref()::equals).orElse(true)
                && item.map(name::equals).orElse(true);
    }

    boolean demandsTheIssue() {
        return listing.isPresent() && item.isPresent();
    }

    /** This bound as JSON. */
    public Json toJson() {
        return Json.object()
                .putIf("listing", listing, ref -> Json.of(ref.value()))
                .putIf("item", item, name -> Json.of(name.value()))
                .put("issue", issue.value())
                .put("limit", limit.toJson())
                .build();
    }

    /**
     * The bound that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no bound
     */
    public static IssueBound fromJson(Json json) {
        return new IssueBound(
                json.find("listing").map(Json::text).map(ListingRef::new),
                json.find("item").map(Json::text).map(ItemId::new),
                new IssueId(json.get("issue").text()),
                Limit.fromJson(json.get("limit")));
    }
}
