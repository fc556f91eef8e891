package dev.parley.form;

import java.util.Locale;

/** An enum's constant that is written as its name in lower case with hyphens, as {@link Forms} writes every enum. */
public interface Hyphenated {
    /** Its name in Java. */
    String name();

    /** Its stable name in JSON. */
    default String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
