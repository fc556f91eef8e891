// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One negotiation of a buyer, driven by one client, and all that was said in it. */
final class Haggle {
    static final Person SELLER = Person.named("sara");

    private final Plot plot;
    private final Person buyer;
    private final int number;
    private final List<Said> said = new ArrayList<>();

    Haggle(Plot plot, Person buyer, int number) {
        this.plot = plot;
        this.buyer = buyer;
        this.number = number;
    }

    Plot plot() {
        return plot;
    }

    Person actor() {
        return buyer.agent("bot");
    }

    String listing() {
        return plot.category() + "-" + number;
    }

    /** Different for each negotiation of a buyer, so that no sum is right by chance. */
    long firstPrice() {
        return 10_000 + number * 7L;
    }

    /** The key of the command that comes next. */
    String key() {
        return buyer.principal() + "/" + number + "/" + said.size();
    }

    List<Said> said() {
        return List.copyOf(said);
    }

    boolean hasBegun() {
        return !said.isEmpty();
    }

    /** The command that the node has not answered before it was gone. */
    Optional<Said> unanswered() {
        return said.stream().filter(one -> !one.isAnswered()).findFirst();
    }

    /**
     * Goes on, with the unanswered command first, until so many commands are answered.
     *
     * @throws IOException if the node goes
     */
    void play(Client client, URI node, int length, Runnable answered) throws IOException {
        Optional<Said> again = unanswered();
        if (again.isPresent()) {
            again.get().send(client, node);
        }
        while (said.size() < Math.min(length, plot.length())) {
            Said next = new Said(plot.next(this, said));
            said.add(next);
            next.send(client, node);
            answered.run();
        }
    }

    String negotiation() {
        return said.get(0).answer().json().path("id").asString();
    }

    /** The offers and acceptances that were acknowledged, in order, by the offer's id. */
    List<String> acknowledgedMoves() {
        List<String> moves = new ArrayList<>();
        for (int i = 0; i < said.size() && said.get(i).isAnswered(); i++) {
            Command command = said.get(i).command();
            if (command.path().equals("/negotiations") || command.body().contains("\"counter\"")) {
                moves.add("offer-made "
                        + said.get(i).answer().json().at("/details/offer/id").asString());
            } else if (command.body().contains("\"accept\"")) {
                String accepted =
                        said.get(i - 1).answer().json().at("/details/offer/id").asString();
                moves.add("offer-accepted " + accepted);
            }
        }
        return moves;
    }

    /** The offers and acceptances that are stored. */
    List<String> storedMoves(Client client, URI node) throws IOException {
        List<String> moves = new ArrayList<>();
        for (JsonNode event : events(client, node)) {
            String type = event.path("type").asString();
            if (type.equals("offer-made") || type.equals("offer-accepted")) {
                moves.add(type + " " + event.at("/details/offer").asString());
            }
        }
        return moves;
    }

    JsonNode events(Client client, URI node) throws IOException {
        return client.read(node, buyer, "/negotiations/" + negotiation() + "/events?limit=200")
                .path("items");
    }

    JsonNode view(Client client, URI node) throws IOException {
        return client.read(node, buyer, "/negotiations/" + negotiation());
    }

    /** Sends everything again: each command by its key gets the answer that it got. */
    int repeat(Client client, URI node) throws IOException {
        for (Said one : said) {
            Answer again = client.send(node, one.command());
            if (one.command().path().equals("/deals/redeem")) {
                assertThat(again.done().path("items"))
                        .isEqualTo(one.answer().json().path("items"));
            } else {
                assertThat(again.repeats(one.answer()))
                        .as("%s now %s", one.answer(), again)
                        .isTrue();
                assertThat(again.replayed()).as("replayed: %s", one.command()).isTrue();
            }
        }
        return said.size();
    }
}
