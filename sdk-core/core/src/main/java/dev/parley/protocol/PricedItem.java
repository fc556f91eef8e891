// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Domain;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.model.TermsFault;
import dev.parley.model.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item of which nothing but the price is open.
 *
 * @param item the item
 * @param fixed the only terms that its other issues allow
 * @since 0.1.0
 */
public record PricedItem(Item item, Terms fixed) {
    /** The one item of a listing; empty when it has several, or when another issue leaves a choice. */
    public static Optional<PricedItem> only(Listing listing) {
        return listing.items().size() == 1 ? of(listing.items().get(0)) : Optional.empty();
    }

    /** The item, unless another issue than its price leaves a choice. */
    public static Optional<PricedItem> of(Item item) {
        return item.fixed().map(fixed -> new PricedItem(item, fixed));
    }

    /** Its name. */
    public ItemId id() {
        return item.id();
    }

    /** The prices that it may have. */
    public Domain.Price domain() {
        return (Domain.Price) item.price().domain();
    }

    /** Whether a number of minor units is one of those prices. */
    public boolean isPrice(long minorUnits) {
        Domain.Price price = domain();
        return minorUnits >= price.min() && minorUnits <= price.max() && minorUnits % price.tick() == 0;
    }

    /** Complete terms at a price in minor units. */
    public Terms at(long minorUnits) {
        Value price = Value.of(new Money(minorUnits, domain().currency()));
        return fixed.with(Terms.of(id(), Map.of(item.price().id(), price)));
    }

    /** What a buyer pays at a price in minor units. */
    public Money amount(long minorUnits) {
        return item.amount(at(minorUnits));
    }

    /** The units of stock that one sale takes. */
    public long units() {
        return item.units(fixed);
    }

    /** The price that terms name, in minor units; empty when they name none. */
    public Optional<Long> priceIn(Terms terms) {
        return terms.value(item.price().id())
                .map(value -> ((Value.Amount) value).money().minorUnits());
    }

    /** What is wrong with a move that must name a price for this item and nothing else. */
    public Optional<Refusal> fault(Listing listing, List<Terms> terms) {
        Optional<TermsFault> fault = listing.faults(terms).stream().min(Comparator.comparing(TermsFault::kind));
        if (fault.isPresent()) {
            return fault.map(Refusal::of);
        }
        if (terms.isEmpty()) {
            return Optional.of(Refusal.of(Reason.NOTHING_OFFERED));
        }
        return priceIn(terms.get(0)).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.MISSING_ISSUE)
                        .with("item", Json.of(id().value()))
                        .with("issue", Json.of(item.price().id().value())));
    }
}
