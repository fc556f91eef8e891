// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A place in JSON, grown step by step and written as a JSON pointer (RFC 6901) only when something is wrong there. */
public final class Pointer {
    /** The whole. */
    public static final Pointer WHOLE = at("");

    private final @Nullable Pointer parent;
    private final String step;

    private Pointer(@Nullable Pointer parent, String step) {
        this.parent = parent;
        this.step = step;
    }

    /** A place from which others are reached, as it is written: empty for a body, {@code query:limit} for a parameter. */
    public static Pointer at(String text) {
        return new Pointer(null, text);
    }

    Pointer member(String name) {
        return new Pointer(this, name);
    }

    Pointer element(int index) {
        return new Pointer(this, Integer.toString(index));
    }

    @Override
    public String toString() {
        Deque<Pointer> way = new ArrayDeque<>();
        Pointer top = this;
        for (Pointer above = parent; above != null; above = above.parent) {
            way.push(top);
            top = above;
        }
        StringBuilder text = new StringBuilder(top.step);
        way.forEach(place -> text.append('/').append(escaped(place.step)));
        return text.toString();
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
