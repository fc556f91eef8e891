// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an operation answers.
 *
 * @param <T> the wire model of what is done
 */
public final class Answer<T> {
    private final Reply reply;
    private final Supplier<Optional<T>> model;
    private final Supplier<T> standIn;

    /**
     * An answer.
     *
     * @param reply what to write
     * @param model makes the model whose bytes the reply's body is; empty for problems and for a view that has not changed
     * @param standIn makes a model that says nothing
     */
    Answer(Reply reply, Supplier<Optional<T>> model, Supplier<T> standIn) {
        this.reply = reply;
        this.model = model;
        this.standIn = standIn;
    }

    /** What to write. */
    public Reply reply() {
        return reply;
    }

    /**
     * The model whose bytes the reply's body is, made anew when it is asked for: the reply was written without it. Empty
     * for problems and for a view that has not changed.
     */
    public Optional<T> model() {
        return model.get();
    }

    /** A model that says nothing, for a generated method to return where the reply is written whatever it returns. */
    public T standIn() {
        return standIn.get();
    }
}
