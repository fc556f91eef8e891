// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays one sequence: what it sends is drawn by the seed from what it knows. */
final class Player {
    private static final int ACTS = 26;

    final Game game;
    final Dice dice;
    final Tape tape;
    final Known known = new Known();
    final JsonNode listing;
    final ObjectNode parameters;
    private final List<Request> sent = new ArrayList<>();
    private final Mutations mutations;
    private int keys;
    private boolean calm = true;

    Player(Game game, Dice dice, Tape tape) {
        this.game = game;
        this.dice = dice;
        this.tape = tape;
        this.listing = game.listing(dice);
        this.parameters = game.parameters(dice);
        this.mutations = new Mutations(dice);
    }

    /** The name of the one listing that most of a sequence is about. */
    String ref() {
        return "goods";
    }

    /** From an empty marketplace to the last look at what has come of it. */
    void play() {
        Opening opening = new Opening(this);
        opening.setUp();
        calm = false;
        opening.open(opening.opener());
        Acts acts = new Acts(this);
        acts.next(dice.from(ACTS / 4, ACTS / 2));
        if (game.closesByTheClock() && dice.percent(85)) {
            close();
            acts.next(dice.from(2, ACTS / 4));
            close();
        }
        acts.next(dice.from(ACTS / 4, ACTS / 2));
        calm = true;
        new LastLook(this).look();
    }

    private void close() {
        pass(game.seconds(dice, parameters));
        if (dice.percent(90)) {
            tape.work();
        }
    }

    /** A buyer, mostly one who may act. */
    String buyer() {
        String buyer = dice.one(Cast.BUYERS);
        boolean idle = Cast.isAgent(buyer) && !known.mandated(Cast.principal(buyer));
        return idle && dice.percent(85) ? Cast.BERTA : buyer;
    }

    /** A name for a command that none had before. */
    Request keyed(Request request) {
        keys++;
        return request.with(Request.KEY, "key-" + keys);
    }

    /** Sends a command under a key of its own, now and then not as it should be, or twice. */
    Answer command(Request request) {
        Request keyed = keyed(request);
        if (calm) {
            return send(keyed, Fault.NONE);
        }
        Request odd = dice.percent(13) ? mutations.of(keyed) : keyed;
        Fault fault = dice.percent(5) ? dice.of(Fault.values()) : Fault.NONE;
        Answer answer = send(odd, fault);
        boolean retryable =
                answer.status() >= 500 || answer.json().path("retryable").asBoolean();
        if (retryable ? dice.percent(80) : dice.percent(4)) {
            return send(odd, Fault.NONE);
        }
        return answer;
    }

    /** Sends a read, now and then by somebody else. */
    Answer read(Request request) {
        boolean odd = !calm && dice.percent(8);
        Fault fault = !calm && dice.percent(2) ? dice.of(Fault.STORE_DOWN, Fault.KEYS_LOST) : Fault.NONE;
        return send(odd ? mutations.of(request) : request, fault);
    }

    /** Sends an earlier command again, as it was or under another body. */
    void again() {
        if (sent.isEmpty()) {
            return;
        }
        Request earlier = dice.one(sent);
        send(dice.percent(65) ? earlier : mutations.body(earlier), Fault.NONE);
    }

    private Answer send(Request request, Fault fault) {
        Answer answer = tape.send(request, fault);
        known.learn(tape.operation(request), request, answer);
        if (!request.isRead()) {
            sent.add(request);
        }
        return answer;
    }

    Optional<String> negotiation() {
        return known.negotiations.isEmpty() ? Optional.empty() : Optional.of(dice.one(known.negotiations));
    }

    void pass(long seconds) {
        tape.pass(Duration.ofSeconds(seconds));
    }

    String order() {
        return "order-" + dice.from(1, 3);
    }
}
