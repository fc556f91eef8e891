package dev.parley.application;

import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.model.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The part of a list that a caller wants to see.
 *
 * @param before only what has an id below this one
 * @param limit 1 to {@link Page#MAX_LIMIT}
 */
public record Window(Optional<String> before, int limit) {
    private static final int LONGEST_ID = 64;

    /** The window that a caller asks for, where there is such a one. */
    public static Outcome<Window> of(Optional<String> cursor, int limit) {
        if (cursor.filter(text -> !Text.isId(text, LONGEST_ID)).isPresent()) {
            return Outcome.refused(Violation.refusal("/cursor", "must be a cursor that a page before this one gave"));
        }
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            return Outcome.refused(Violation.refusal("/limit", "must be 1 to " + Page.MAX_LIMIT));
        }
        return Outcome.done(new Window(cursor, limit));
    }

    /** How many to read, one more than is shown, so that the last page is known to be the last. */
    public int reach() {
        return limit + 1;
    }

    /** The page of what was read. */
    public <T> Page<T> page(List<T> read, Function<T, String> id) {
        if (read.size() <= limit) {
            return new Page<>(read, Optional.empty());
        }
        return new Page<>(read.subList(0, limit), Optional.of(id.apply(read.get(limit - 1))));
    }
}
