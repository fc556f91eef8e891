// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** One who bids again and again, in person or, each fifth, by an agent of its own; all by one client at a time. */
final class Bidder {
    private static final int AGENT_IN = 5;
    private static final int MOST_STEPS = 20;
    private static final Set<String> OVER = Set.of("NEGOTIATION_CLOSED", "DEADLINE_PASSED");

    private final Person person;
    private final Person actor;
    private final Random random;
    private final List<Tried> bids = new ArrayList<>();
    private Optional<String> mandate = Optional.empty();

    Bidder(int number, long seed) {
        this.person = Person.named("bidder-" + number);
        this.actor = number % AGENT_IN == 0 ? person.agent("bot-" + number) : person;
        this.random = new Random(seed + number);
    }

    /**
     * A bid that was sent.
     *
     * @param answer empty while none has come
     */
    private record Tried(Command command, long maximum, Optional<Answer> answer) {}

    Person person() {
        return person;
    }

    Optional<String> mandate() {
        return mandate;
    }

    /** Joins an auction, with a mandate for its agent where it has one. */
    void enter(Client client, URI node, String auction) throws IOException {
        if (actor.agent().isPresent()) {
            mandate = Optional.of(
                    client.send(node, Hammer.mandate(person, actor.agent().get()))
                            .done()
                            .path("id")
                            .asString());
        }
        client.require(node, Hammer.join(actor, auction));
    }

    /**
     * Bids once, a little more than is asked.
     *
     * @param asked the least bid that anybody was told of
     * @return whether the auction still takes bids
     * @throws IOException if the node goes before it has answered
     */
    boolean bid(Client client, URI node, String auction, AtomicLong asked) throws IOException {
        long maximum = asked.get() + Hammer.STEP * random.nextInt(MOST_STEPS);
        String key = person.principal() + "/" + bids.size();
        bids.add(new Tried(Hammer.bid(actor, auction, maximum, key), maximum, Optional.empty()));
        Answer answer = finish(client, node).orElseThrow();
        if (answer.isDone()) {
            asked.accumulateAndGet(answer.json().at("/details/minimum").asLong(0), Math::max);
            return true;
        }
        String code = answer.json().path("code").asString();
        if (code.equals("BELOW_INCREMENT")) {
            asked.accumulateAndGet(answer.json().at("/params/minimum").asLong(0), Math::max);
            return true;
        }
        if (!OVER.contains(code) && !code.equals("MAXIMUM_NOT_RAISED")) {
            throw new AssertionError("refused: " + answer);
        }
        return !OVER.contains(code);
    }

    /** Sends the bid again that was not answered, if there is one, and says what the last one was answered. */
    Optional<Answer> finish(Client client, URI node) throws IOException {
        if (bids.isEmpty()) {
            return Optional.empty();
        }
        Tried last = bids.get(bids.size() - 1);
        if (last.answer().isEmpty()) {
            Answer answer = client.send(node, last.command());
            bids.set(bids.size() - 1, new Tried(last.command(), last.maximum(), Optional.of(answer)));
        }
        return bids.get(bids.size() - 1).answer();
    }

    boolean isUnanswered() {
        return !bids.isEmpty() && bids.get(bids.size() - 1).answer().isEmpty();
    }

    /** The maxima that were acknowledged, in their order. */
    List<Long> acknowledged() {
        return bids.stream()
                .filter(tried -> tried.answer().filter(Answer::isDone).isPresent())
                .map(Tried::maximum)
                .toList();
    }

    int sent() {
        return bids.size();
    }

    /** Sends the last acknowledged bid again, and says whether it is answered as it was. */
    boolean repeats(Client client, URI node) throws IOException {
        for (int i = bids.size() - 1; i >= 0; i--) {
            Tried tried = bids.get(i);
            if (tried.answer().filter(Answer::isDone).isPresent()) {
                Answer again = client.send(node, tried.command());
                return again.replayed() && again.repeats(tried.answer().get());
            }
        }
        return true;
    }
}
