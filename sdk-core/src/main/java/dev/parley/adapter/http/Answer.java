package dev.parley.adapter.http;

import java.util.Optional;

/**
 * What an operation answers.
 *
 * @param <T> the wire model of what is done
 * @param reply what to write
 * @param model the model whose bytes the reply's body is; empty for problems and for a view that has not changed
 */
public record Answer<T>(Reply reply, Optional<T> model) {
    /**
     * The model, for a generated method to return; its status and headers are the reply's.
     *
     * @throws TurnedAway if there is none; it has the reply
     */
    public T orTurnAway() {
        return model.orElseThrow(() -> new TurnedAway(reply));
    }
}
