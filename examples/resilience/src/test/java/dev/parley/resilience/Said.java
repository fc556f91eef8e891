// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** A command that a client has sent, and the answer once there was one. */
final class Said {
    private final Command command;
    private Optional<Answer> answer = Optional.empty();

    Said(Command command) {
        this.command = command;
    }

    /**
     * Sends it, the first time or again.
     *
     * @throws IOException if the node goes before it has answered: whether it was done is not known
     */
    void send(Client client, URI node) throws IOException {
        Answer said = client.send(node, command);
        if (!said.isDone()) {
            throw new AssertionError("refused: " + command + " with " + said);
        }
        answer = Optional.of(said);
    }

    Command command() {
        return command;
    }

    boolean isAnswered() {
        return answer.isPresent();
    }

    Answer answer() {
        return answer.orElseThrow();
    }
}
