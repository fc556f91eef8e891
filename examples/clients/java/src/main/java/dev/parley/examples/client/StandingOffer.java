// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import dev.parley.client.api.ApiClient;
import dev.parley.client.model.Money;
import dev.parley.client.model.Move;
import dev.parley.client.model.Negotiation;
import dev.parley.client.model.Terms;
import java.util.List;
import java.util.Optional;

/**
 * The offer on the table, as alternating offers show it among a negotiation's details, and the moves that answer it.
 *
 * @param id its name, by which it is answered
 * @param by whose it is, a role in lower case
 * @param termsHash the hash of what it says, by which it is accepted
 * @param total what the buyer would pay
 */
public record StandingOffer(String id, String by, String termsHash, Money total) {
    private static final String PROTOCOL = "alternating-offers";

    /** The offer on a table; empty when there is none, or when another protocol shows other details. */
    public static Optional<StandingOffer> on(Negotiation seen) {
        return Optional.of(seen)
                .filter(table -> table.getRules().getProtocol().equals(PROTOCOL))
                .map(table -> table.getDetails().get("offer"))
                .map(offer -> ApiClient.createDefaultObjectMapper().convertValue(offer, StandingOffer.class));
    }

    /** The price, in minor units. */
    public long cents() {
        return total.getMinorUnits();
    }

    /** Takes it, and exactly it: what it says is named by its hash. */
    public Move accept() {
        return new Move("accept").answers(id).termsHash(termsHash);
    }

    /** Answers it with other terms. */
    public Move counter(Terms terms) {
        return new Move("counter").answers(id).items(List.of(terms));
    }
}
