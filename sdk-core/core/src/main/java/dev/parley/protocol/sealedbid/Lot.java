// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Domain;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.util.Map;
import java.util.Optional;

/**
 * An item of which nothing but the price is open.
 *
 * @param item the item
 * @param fixed the only terms that its other issues allow
 * @param price the price's domain
 * @param cap the highest price that may be stated, in minor units, on a tick
 * @since 0.1.0
 */
public record Lot(Item item, Terms fixed, Domain.Price price, long cap) {
    /** The item as a lot; empty when another issue leaves a choice, or the cap lies below every price. */
    static Optional<Lot> of(Item item, Optional<Integer> capPercent) {
        Optional<Terms> fixed = item.fixed();
        if (fixed.isEmpty()) {
            return Optional.empty();
        }
        Domain.Price price = (Domain.Price) item.price().domain();
        long cap = capPercent
                .map(percent -> Math.min(price.max(), item.listPrice().minorUnits() * percent / 100))
                .orElse(price.max());
        long onTick = cap - cap % price.tick();
        return onTick < price.min() ? Optional.empty() : Optional.of(new Lot(item, fixed.get(), price, onTick));
    }

    /** What may be stated: the price's domain up to the cap. */
    Domain.Price capped() {
        return new Domain.Price(price.currency(), price.min(), cap, price.tick());
    }

    ItemId id() {
        return item.id();
    }

    /** Complete terms at a price in minor units. */
    Terms at(long minorUnits) {
        return fixed.with(Terms.of(
                item.id(), Map.of(item.price().id(), Value.of(new Money(minorUnits, price.currency())))));
    }

    /** The price that terms name, in minor units; empty when they name none. */
    Optional<Long> priceIn(Terms terms) {
        return terms.value(item.price().id())
                .map(value -> ((Value.Amount) value).money().minorUnits());
    }

    /** What a buyer pays at a price in minor units. */
    Money amount(long minorUnits) {
        return item.amount(at(minorUnits));
    }

    long units() {
        return item.units(fixed);
    }

    PriceStatement inTicks(Submission.Bid bid) {
        return new PriceStatement(bid.price() / price.tick(), bid.fair().map(fair -> fair / price.tick()));
    }

    long minorUnits(long ticks) {
        return ticks * price.tick();
    }
}
