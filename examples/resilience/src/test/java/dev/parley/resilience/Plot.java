// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** How a negotiation goes, command by command, each made of the answer to the one before. */
enum Plot {
    /** The buyer's offer expires. */
    EXPIRES(Haggling.FLASH, 1),
    /** The buyer's second offer stands to the end. */
    STAYS_OPEN(Haggling.GOODS, 3),
    /** The buyer accepts the seller's counter-offer and has not paid. */
    AGREED(Haggling.GOODS, 3),
    /** The seller accepts the buyer's offer and an order pays. */
    PAID(Haggling.GOODS, 3);

    private final String category;
    private final int length;

    Plot(String category, int length) {
        this.category = category;
        this.length = length;
    }

    String category() {
        return category;
    }

    /** How many commands it takes. */
    int length() {
        return length;
    }

    boolean endsInADeal() {
        return this == AGREED || this == PAID;
    }

    /** The next command, when some have been answered. */
    Command next(Haggle haggle, List<Said> said) {
        if (said.isEmpty()) {
            return Haggling.offer(haggle.actor(), haggle.listing(), haggle.firstPrice(), haggle.key());
        }
        JsonNode view = said.get(said.size() - 1).answer().json();
        return said.size() == 1 ? sellersAnswer(haggle, view) : end(haggle, view);
    }

    private Command sellersAnswer(Haggle haggle, JsonNode view) {
        return this == PAID
                ? Haggling.accept(Haggle.SELLER, view, haggle.key())
                : Haggling.counter(Haggle.SELLER, view, 15_000, haggle.key());
    }

    private Command end(Haggle haggle, JsonNode view) {
        if (this == PAID) {
            String deal = view.at("/deals/0").asString();
            return Haggling.redeem(deal, "order-" + deal, haggle.key());
        }
        return this == AGREED
                ? Haggling.accept(haggle.actor(), view, haggle.key())
                : Haggling.counter(haggle.actor(), view, 12_000, haggle.key());
    }
}
