// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many characters (code points) a text, or how many elements a list, a set or a map may have. As Jakarta Validation's constraint of that name.
 *
 * @since 0.1.0
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Size {
    /** The fewest. */
    int min() default 0;

    /** The most. */
    int max() default Integer.MAX_VALUE;
}
