// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.model.Text;
import dev.parley.protocol.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The part of a list that a caller wants to see.
 *
 * @param before only what has an id below this one
 * @param limit 1 to {@link Page#MAX_LIMIT}
 */
public record PageRequest(Optional<String> before, int limit) {
    private static final int LONGEST_ID = 64;
    private static final int PART = 20;
    private static final long MOST_CHARACTERS = 128 * 1024;

    /** The window that a caller asks for, where there is such a one. */
    public static Outcome<PageRequest> of(Optional<String> cursor, int limit) {
        if (cursor.filter(text -> !Text.isId(text, LONGEST_ID)).isPresent()) {
            return Outcome.refused(noSuchCursor());
        }
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            return Outcome.refused(Violation.refusal("/limit", "must be 1 to " + Page.MAX_LIMIT));
        }
        return Outcome.done(new PageRequest(cursor, limit));
    }

    /** The refusal of a cursor that no page has given. */
    public static Refusal noSuchCursor() {
        return Violation.refusal("/cursor", "must be a cursor that a page before this one gave");
    }

    /**
     * Reads what has an id below another, in the order of the list.
     *
     * @param <T> what is listed
     */
    @FunctionalInterface
    public interface Reader<T> {
        /** At most so many. */
        List<T> read(Optional<String> below, int most);
    }

    /**
     * The page, read in parts: as many as the caller wants, or fewer once they are long together, so that no page costs
     * more than another; never none while there is one.
     *
     * @param length how long one is when it is written, in characters
     */
    public <T> Page<T> page(Reader<T> reader, Function<T, String> id, ToLongFunction<T> length) {
        List<T> items = new ArrayList<>();
        long taken = 0;
        List<T> part;
        do {
            Optional<String> below = items.isEmpty() ? before : Optional.of(id.apply(items.get(items.size() - 1)));
            part = reader.read(below, PART);
            for (T item : part) {
                if (items.size() == limit || isLong(taken)) {
                    return new Page<>(items, Optional.of(id.apply(items.get(items.size() - 1))));
                }
                items.add(item);
                taken += length.applyAsLong(item);
            }
        } while (part.size() == PART);
        return new Page<>(items, Optional.empty());
    }

    /** Whether that many characters are enough for a page, however few it has. */
    public static boolean isLong(long characters) {
        return characters > MOST_CHARACTERS;
    }
}
