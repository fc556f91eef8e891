// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

import dev.parley.model.Money;
import java.util.SortedMap;

/**
 * A line of the catalogue, with all that the page filters by.
 *
 * @param ref the goods' name
 * @param seller whose they are
 * @param titles of the pieces that may be settled apart, by their ids
 * @param listPrice one of everything, without bargaining
 * @param negotiable whether the policy in force lets it be negotiated
 * @param onlyPrice whether nothing of it is open but its price, so that sealed bids can settle it
 * @param soldOut whether nothing of it is left
 */
public record Card(
        String ref,
        String title,
        String category,
        String art,
        String condition,
        String place,
        String seller,
        SortedMap<String, String> titles,
        Money listPrice,
        boolean negotiable,
        boolean onlyPrice,
        boolean soldOut) {}
