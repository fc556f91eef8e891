package dev.parley.api;

import dev.parley.model.ItemId;

/**
 * The stock of an item, in units.
 *
 * @param capacity what is left and what was sold, together
 * @param held set aside by deals
 * @param consumed sold
 */
public record StockView(ItemId item, long capacity, long held, long consumed) {}
