// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Hash;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Input;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.kernel.PlayedState;
import java.util.Optional;
import java.util.Random;

/** Draws moves that a protocol can read. */
final class Moves<R, M, S, E> {
    private final Play<R, M, S, E> play;
    private final History history;
    private final Random random;

    Moves(Play<R, M, S, E> play, History history, Random random) {
        this.play = play;
        this.history = history;
        this.random = random;
    }

    WireMove wire(PlayedState<R, S> state, SeatId seat, Allowed allowed) {
        WireMove wire =
                play.subject().draw(state.game(), seat, allowed, play.sample().listing(), random);
        play.checkPayload(wire);
        return wire;
    }

    /** The move that a wire move is; empty when the protocol cannot read it. */
    Optional<M> read(WireMove wire) {
        return LawBroken.calm(
                Law.DECIDE_NEVER_THROWS,
                () -> {
                    try {
                        return Optional.of(play.protocol().forms().readMove(wire));
                    } catch (IllegalArgumentException mismatch) {
                        return Optional.empty();
                    }
                },
                () -> "reading " + wire);
    }

    Optional<Refusal> validate(PlayedState<R, S> state, M move) {
        return LawBroken.calm(
                Law.DECIDE_NEVER_THROWS, () -> play.protocol().validate(state, move), () -> "validating " + move);
    }

    /** A valid move of the allowed kind; empty when what was drawn is none. */
    Optional<Input.Move<M>> draw(PlayedState<R, S> state, SeatId seat, Allowed allowed) {
        return read(wire(state, seat, allowed))
                .filter(move -> validate(state, move).isEmpty())
                .map(move -> new Input.Move<>(seat, allowed.answers(), hash(state, allowed.answers()), move));
    }

    private Optional<Hash> hash(PlayedState<R, S> state, Optional<OfferId> answers) {
        return answers.flatMap(
                offer -> play.subject().termsHash(state.game(), offer).or(() -> history.termsHash(offer)));
    }
}
