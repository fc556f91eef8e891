// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.waiting;

import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.Goods;

/**
 * What a negotiation is about, as a page shows it.
 *
 * @param negotiation its id
 * @param listing the goods' name
 * @param title the goods' title; their name when they have left the catalogue
 * @param category empty when they have left the catalogue
 * @param art which drawing the pages show; empty when they have left the catalogue
 */
public record Subject(String negotiation, String listing, String title, String category, String art) {
    static Subject of(String negotiation, String listing, Catalogue catalogue) {
        return catalogue
                .find(listing)
                .map(goods -> of(negotiation, goods))
                .orElseGet(() -> new Subject(negotiation, listing, listing, "", ""));
    }

    private static Subject of(String negotiation, Goods goods) {
        return new Subject(negotiation, goods.ref(), goods.title(), goods.category(), goods.art());
    }
}
