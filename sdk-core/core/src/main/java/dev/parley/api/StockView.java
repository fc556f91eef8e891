// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.ItemId;

/**
 * The stock of an item, in units.
 *
 * @param capacity all that were ever put up for sale; less than the others together when more was sold elsewhere
 * @param held set aside by deals
 * @param consumed sold
 * @since 0.1.0
 */
public record StockView(ItemId item, long capacity, long held, long consumed) {}
