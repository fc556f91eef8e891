// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What people are told of a value: the title and the description of its JSON Schema.
 *
 * @since 0.1.0
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Described {
    /** A few words, as beside a field of a form. */
    String title();

    /** A sentence or two; of a number they say its unit. */
    String help() default "";

    /** Values that it may have; needed where a {@code Pattern} says which texts are meant. */
    String[] examples() default {};
}
