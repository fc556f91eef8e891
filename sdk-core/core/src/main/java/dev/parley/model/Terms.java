// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value for issues of one item: for each of them where an agreement is meant, for some where a counter-offer changes
 * only those.
 *
 * @param item the item
 * @param values by issue, sorted
 * @since 0.1.0
 */
public record Terms(ItemId item, SortedMap<IssueId, Value> values) {
    public Terms {
        Objects.requireNonNull(item, "item");
        values = SortedValues.of(values);
    }

    /** The name of the price issue of {@link Item#priced}. */
    public static final IssueId PRICE = new IssueId("price");

    /** Terms that name a price for an item. */
    public static Terms price(String item, Money price) {
        return of(new ItemId(item), Map.of(PRICE, Value.of(price)));
    }

    /** Terms from an unsorted map. */
    public static Terms of(ItemId item, Map<IssueId, Value> values) {
        return new Terms(item, SortedValues.of(values));
    }

    /** The value for an issue. */
    public Optional<Value> value(IssueId issue) {
        return Optional.ofNullable(values.get(issue));
    }

    /** These terms with what the other terms name in place of the same issues here. */
    public Terms with(Terms changes) {
        return new Terms(item, sorted().with(changes.sorted()));
    }

    SortedValues sorted() {
        return (SortedValues) values;
    }

    /** These terms as JSON. */
    public Json toJson() {
        Json.Builder written = Json.object();
        values.forEach((issue, value) -> written.put(issue.value(), value.toJson()));
        return Json.object()
                .put("item", item.value())
                .put("values", written.build())
                .build();
    }

    /**
     * The terms that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no terms
     */
    public static Terms fromJson(Json json) {
        SortedMap<IssueId, Value> values = new TreeMap<>();
        json.get("values").members().forEach((issue, value) -> values.put(new IssueId(issue), Value.fromJson(value)));
        return new Terms(new ItemId(json.get("item").text()), values);
    }

    /** The hash by which an acceptance names what it accepts: SHA-256 over the canonical terms, sorted by item. */
    public static Hash hash(Collection<Terms> terms) {
        List<Terms> sorted =
                terms.stream().sorted(Comparator.comparing(Terms::item)).toList();
        return Hash.sha256(Json.array(sorted, Terms::toJson).canonical());
    }
}
