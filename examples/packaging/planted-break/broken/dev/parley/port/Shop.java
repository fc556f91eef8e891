package dev.parley.port;

import org.jspecify.annotations.NullMarked;

/** A port of a release. */
@NullMarked
public interface Shop {
    /** Its name. */
    String name();
}
