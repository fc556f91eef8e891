// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.parley.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody bought, for good.
 *
 * @param id its number, {@link OrderNumber}, by which Parley knows it too
 * @param total what the buyer pays
 * @param listTotal what the same would have cost without bargaining
 */
public record Order(
        String id,
        String buyer,
        String seller,
        String listing,
        String title,
        Money total,
        Money listTotal,
        Instant placedAt,
        List<Line> lines) {
    public Order {
        lines = List.copyOf(lines);
    }

    /**
     * A piece of an order.
     *
     * @param terms what was agreed besides, as JSON by the name; an empty object at list price
     * @param deal the deal that it was part of; empty at list price
     */
    public record Line(
            String item,
            String title,
            long units,
            Money amount,
            Money listAmount,
            @JsonRawValue String terms,
            Optional<String> deal) {}
}
