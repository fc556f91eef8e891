// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import java.util.Locale;

/**
 * An enum's constant that is written as its name in lower case with hyphens, as {@link Forms} writes every enum.
 *
 * @since 0.1.0
 */
public interface Hyphenated {
    /** Its name in Java. */
    String name();

    /** Its stable name in JSON. */
    default String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
