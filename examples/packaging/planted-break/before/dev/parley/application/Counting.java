package dev.parley.application;

import org.jspecify.annotations.NullMarked;

/** What is internal. */
@NullMarked
public final class Counting {
    private Counting() {}

    /** The most. */
    public static int most() {
        return 9;
    }
}
