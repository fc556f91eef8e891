// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A buyer of the one unit, in person or by an agent under a mandate.
 *
 * @param actor who moves
 * @param mandate the mandate's id
 * @param view the negotiation as it stands before the race
 */
record Contender(Person buyer, Person actor, Optional<String> mandate, JsonNode view) {
    private static final int AGENT_IN = 3;

    /** A buyer whose offer stands; each third acts by an agent. */
    static Contender enter(Client client, URI node, String listing, int number) throws IOException {
        Person buyer = Person.named(listing + "-buyer-" + number);
        Optional<String> mandate = Optional.empty();
        Person actor = buyer;
        if (number % AGENT_IN == 0) {
            JsonNode granted = client.send(node, Haggling.mandate(buyer, "bot")).done();
            mandate = Optional.of(granted.path("id").asString());
            actor = buyer.agent("bot");
        }
        Command offer = Haggling.offer(actor, listing, 10_000 + number, "offer");
        return new Contender(buyer, actor, mandate, client.send(node, offer).done());
    }

    /** The same, with the seller's counter-offer on the table. */
    Contender countered(Client client, URI node, Person seller) throws IOException {
        Command counter = Haggling.counter(seller, view, 15_000, "counter-" + id());
        return new Contender(buyer, actor, mandate, client.send(node, counter).done());
    }

    String id() {
        return view.path("id").asString();
    }
}
