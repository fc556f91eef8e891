// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import java.util.Currency;

/** What becomes of an order's reference, which belongs to one buyer and currency for ever. */
public sealed interface OrderChange {
    /** Which order. */
    OrderReference order();

    /** An order takes deals of a buyer; refused if it is another's, in another currency, or undone. */
    record Take(OrderReference order, PrincipalId buyer, Currency currency) implements OrderChange {}

    /** An order is undone, for ever; of an unknown one, nothing. */
    record Undo(OrderReference order) implements OrderChange {}
}
