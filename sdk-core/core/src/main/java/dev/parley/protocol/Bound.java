package dev.parley.protocol;

import dev.parley.model.Terms;
import java.util.List;

/**
 * To what a move binds its mover: the worst that it may come to, one of several alternatives where the others choose.
 *
 * @param alternatives each the terms of some items, an item once; empty when the move binds to nothing
 */
public record Bound(List<List<Terms>> alternatives) {
    /** A move that binds to nothing. */
    public static final Bound NOTHING = new Bound(List.of());

    public Bound {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /** A move that binds to all of these terms; to nothing where there are none. */
    public static Bound to(List<Terms> terms) {
        return terms.isEmpty() ? NOTHING : new Bound(List.of(terms));
    }
}
