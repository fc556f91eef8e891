// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Json;
import java.util.List;

/**
 * What its owner sees of private terms on a listing.
 *
 * @param terms as they were set; an empty object when none are
 * @param lapsed why they do not act, in the order of {@link Lapse}; empty while they do, and when none are set
 * @since 0.1.0
 */
public record PrivateTermsView(Json terms, List<Lapse> lapsed) {
    public PrivateTermsView {
        lapsed = List.copyOf(lapsed);
    }

    /** Why terms that were set do not act: the listing, or what the policy chooses for it, is not what they were set for. */
    public enum Lapse {
        WITHDRAWN("The listing was withdrawn, or had another owner or side, since the terms were set."),
        CURRENCY_CHANGED("The listing has another currency."),
        PRICE_BASIS_CHANGED("The listing's prices include tax or shipping, or do so no more."),
        BINDING_CHANGED("An agreement on the listing binds at another time."),
        ITEMS_CHANGED("The listing has other items."),
        ISSUES_CHANGED("Something else is negotiable of an item."),
        NOT_NEGOTIABLE("No policy lets the listing be negotiated."),
        PROTOCOL_CHANGED("The policy chooses another protocol for the listing."),
        SETTLEMENT_CHANGED("The policy chooses another settlement for the listing."),
        NOT_TAKEN("The protocol does not take the terms on the listing as it is now.");

        private final String sentence;

        Lapse(String sentence) {
            this.sentence = sentence;
        }

        /** The same in English. */
        public String sentence() {
            return sentence;
        }
    }
}
