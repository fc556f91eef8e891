// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.PrincipalId;
import dev.parley.model.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which listings a rule is about: those that meet every part of it. A part that names nothing is met by every listing.
 *
 * @param categories one of these, at most 1,000, sorted
 * @param price the range of the list price
 * @param sellers one of these, at most 1,000, sorted
 * @param attributes all of these with exactly these values, at most 64, sorted
 * @since 0.1.0
 */
public record Selector(
        Set<String> categories, Optional<PriceRange> price, Set<PrincipalId> sellers, Map<String, String> attributes) {
    /** The most categories, and the most sellers. */
    public static final int MAX_NAMES = 1_000;

    /** Every listing. */
    public static final Selector EVERY_LISTING = new Selector(Set.of(), Optional.empty(), Set.of(), Map.of());

    public Selector {
        categories = Collections.unmodifiableSet(new TreeSet<>(categories));
        sellers = Collections.unmodifiableSet(new TreeSet<>(sellers));
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        if (categories.size() > MAX_NAMES || sellers.size() > MAX_NAMES || attributes.size() > 64) {
            throw new IllegalArgumentException("a selector has at most 1000 categories, 1000 sellers, 64 attributes");
        }
        categories.forEach(category -> Text.requireId("category", category, 128));
        attributes.forEach((name, value) -> {
            Text.requireId("attribute", name, 128);
            Text.requireProse("attribute " + name, value, 256);
        });
    }

    /** Whether it picks a listing; {@link #findings} says why. */
    public boolean selects(Listing listing) {
        return (categories.isEmpty() || categories.contains(listing.category()))
                && (sellers.isEmpty() || sellers.contains(listing.seller()))
                && listing.attributes().entrySet().containsAll(attributes.entrySet())
                && price.map(range -> range.contains(listing)).orElse(true);
    }

    /** What speaks for a listing and against it, part by part; never empty. */
    List<Finding> findings(Listing listing) {
        List<Finding> findings = new ArrayList<>();
        if (!categories.isEmpty()) {
            findings.add(categoryFinding(listing));
        }
        price.ifPresent(range -> findings.add(range.finding(listing)));
        if (!sellers.isEmpty()) {
            findings.add(sellerFinding(listing));
        }
        attributes.forEach((name, value) -> findings.add(attributeFinding(listing, name, value)));
        if (findings.isEmpty()) {
            findings.add(new Finding(Finding.Code.EVERY_LISTING, "The rule is about every listing."));
        }
        return findings;
    }

    private Finding categoryFinding(Listing listing) {
        String category = "The listing's category is \"" + listing.category() + "\"";
        return categories.contains(listing.category())
                ? new Finding(Finding.Code.CATEGORY_NAMED, category + ", which the rule names.")
                : new Finding(
                        Finding.Code.CATEGORY_DIFFERS, category + "; the rule is about " + named(categories) + ".");
    }

    private Finding sellerFinding(Listing listing) {
        String seller = "The seller is \"" + listing.seller() + "\"";
        return sellers.contains(listing.seller())
                ? new Finding(Finding.Code.SELLER_NAMED, seller + ", whom the rule names.")
                : new Finding(Finding.Code.SELLER_NOT_NAMED, seller + "; the rule is about " + named(sellers) + ".");
    }

    private static Finding attributeFinding(Listing listing, String name, String wanted) {
        String actual = listing.attributes().get(name);
        if (actual == null) {
            return new Finding(
                    Finding.Code.ATTRIBUTE_MISSING,
                    "The listing has no attribute \"" + name + "\"; the rule wants \"" + wanted + "\".");
        }
        String attribute = "The listing's attribute \"" + name + "\" is \"" + actual + "\"";
        return actual.equals(wanted)
                ? new Finding(Finding.Code.ATTRIBUTE_EQUAL, attribute + ", as the rule wants.")
                : new Finding(Finding.Code.ATTRIBUTE_DIFFERS, attribute + "; the rule wants \"" + wanted + "\".");
    }

    /** The first few names, so that a sentence stays one. */
    private static String named(Set<?> names) {
        List<String> shown =
                names.stream().limit(5).map(name -> "\"" + name + "\"").toList();
        int more = names.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }

    /** Whether it picks every listing that the other picks. */
    boolean covers(Selector other) {
        return coversNames(categories, other.categories)
                && coversNames(sellers, other.sellers)
                && other.attributes.entrySet().containsAll(attributes.entrySet())
                && price.map(range -> other.price.filter(range::covers).isPresent())
                        .orElse(true);
    }

    private static boolean coversNames(Set<?> mine, Set<?> others) {
        return mine.isEmpty() || (!others.isEmpty() && mine.size() >= others.size() && mine.containsAll(others));
    }

    /** This selector as JSON; parts that name nothing are left out. */
    public Json toJson() {
        Json.Builder written = Json.object();
        if (!categories.isEmpty()) {
            written.put("categories", Json.array(categories, Json::of));
        }
        written.putIf("price", price, PriceRange::toJson);
        if (!sellers.isEmpty()) {
            written.put("sellers", Json.array(sellers, seller -> Json.of(seller.value())));
        }
        if (!attributes.isEmpty()) {
            Json.Builder wanted = Json.object();
            attributes.forEach(wanted::put);
            written.put("attributes", wanted.build());
        }
        return written.build();
    }

    /**
     * The selector that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no selector
     */
    public static Selector fromJson(Json json) {
        Map<String, String> attributes = new TreeMap<>();
        json.find("attributes")
                .ifPresent(wanted -> wanted.members().forEach((name, value) -> attributes.put(name, value.text())));
        return new Selector(
                new TreeSet<>(names(json, "categories")),
                json.find("price").map(PriceRange::fromJson),
                new TreeSet<>(
                        names(json, "sellers").stream().map(PrincipalId::new).toList()),
                attributes);
    }

    private static List<String> names(Json json, String part) {
        return json.find(part).map(list -> list.<String>list(Json::text)).orElse(List.of());
    }
}
