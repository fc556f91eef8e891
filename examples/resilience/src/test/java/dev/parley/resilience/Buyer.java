// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A buyer whose agent haggles over many listings, one after the other, under one mandate. */
final class Buyer {
    private final Person person;
    private final List<Haggle> haggles = new ArrayList<>();
    private String mandate = "";

    /**
     * A buyer.
     *
     * @param plots of its negotiations, on the listings from 0
     */
    Buyer(String name, List<Plot> plots) {
        this.person = Person.named(name);
        for (Plot plot : plots) {
            haggles.add(new Haggle(plot, person, haggles.size()));
        }
    }

    void receiveMandate(Client client, URI node) throws IOException {
        mandate = client.send(node, Haggling.mandate(person, "bot"))
                .done()
                .path("id")
                .asString();
    }

    Person person() {
        return person;
    }

    String mandate() {
        return mandate;
    }

    /** Those of which anything was said. */
    List<Haggle> begun() {
        return haggles.stream().filter(Haggle::hasBegun).toList();
    }

    /**
     * Takes each negotiation to so many commands.
     *
     * @throws IOException if the node goes
     */
    void play(Client client, URI node, int length, Runnable answered) throws IOException {
        for (Haggle haggle : haggles) {
            haggle.play(client, node, length, answered);
        }
    }

    /** Ends what was begun, with what was not answered first. */
    void goOn(Client client, URI node) throws IOException {
        for (Haggle haggle : begun()) {
            haggle.play(client, node, haggle.plot().length(), () -> {});
        }
    }
}
